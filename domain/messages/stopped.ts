import type { Complainant } from '../case/complainant.ts';
import type { Instant } from '../time.ts';

/** Where somebody asked for no more messages: a channel, and their address there. */
export type Stop = { channel: string; address: string };

const isSame = (one: Stop) => (other: Stop) => one.channel === other.channel && one.address === other.address;

/** Whether a customer asked for no more messages at an address. */
export const isStopped = ({ stopped = [] }: Complainant, stop: Stop): boolean => stopped.some(isSame(stop));

/** The complainant with one more address that gets no messages. */
export const withStop = (complainant: Complainant, stop: Stop, at: Instant): Complainant =>
  isStopped(complainant, stop)
    ? complainant
    : { ...complainant, stopped: [...(complainant.stopped ?? []), { ...stop, at }] };

/** The complainant once messages are wanted again at an address. */
export const withoutStop = (complainant: Complainant, stop: Stop): Complainant => {
  const { stopped = [], ...rest } = complainant;
  const left = stopped.filter((other) => !isSame(stop)(other));
  return left.length > 0 ? { ...rest, stopped: left } : rest;
};

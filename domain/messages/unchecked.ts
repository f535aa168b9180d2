import type { CaseFile } from '../case/case-file.ts';
import { eventsOf } from '../case/events.ts';
import { isProved } from '../case/identity.ts';

/**
 * Whether a complaint may have been sent by a program: it did not pass the bot check, or came without it, and nobody has proved to
 * be its customer since. A check that could not be asked says nothing.
 */
export const isUnchecked = ({ head, events }: Pick<CaseFile, 'head' | 'events'>): boolean => {
  const { botCheck } = eventsOf(events, 'complaint-received')[0]?.data ?? {};
  return (botCheck === 'failed' || botCheck === 'missing') && !isProved(head);
};

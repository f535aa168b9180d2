import type { SendingDeps } from '../contract.ts';

/** A setting of a channel that nothing goes out without; its absence is ours to repair, so the message waits. */
export const setting = ({ settings }: SendingDeps, name: string): string => {
  const value = settings[name];
  if (!value) throw new Error(`The channel's secret has no ${name}`);
  return value;
};

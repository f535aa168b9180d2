import type { ChannelDescription } from '../contract.ts';

/** Phone calls, as a tool wrote them down. */
export const call = {
  alsoNamed: ['connect', 'call-transcript'],
  vouchesFor: ['conversation'],
  recorded: true,
} as const satisfies ChannelDescription;

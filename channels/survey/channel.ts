import type { ChannelDescription } from '../contract.ts';

/** Answers to surveys. */
export const survey = {} as const satisfies ChannelDescription;

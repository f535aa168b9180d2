import type { ChannelDescription } from '../contract.ts';

/** Files of complaints, one a row. */
export const csv = {} as const satisfies ChannelDescription;

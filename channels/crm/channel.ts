import type { ChannelDescription } from '../contract.ts';

/** Events of the company's own systems, such as a cancelled subscription. */
export const crm = { vouchesFor: ['conversation'], noticed: true } as const satisfies ChannelDescription;

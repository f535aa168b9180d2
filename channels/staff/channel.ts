import type { ChannelDescription } from '../contract.ts';

/** What the care team enters for a customer: `POST /desk/complaints`. */
export const staff = {} as const satisfies ChannelDescription;

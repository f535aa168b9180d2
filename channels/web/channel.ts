import type { ChannelDescription } from '../contract.ts';

/** The web form: `POST /complaints`. */
export const web = {} as const satisfies ChannelDescription;

import type { ChannelDescription } from '../contract.ts';

/** Reviews that everybody can read: Google, Google Play, App Store, Trustpilot. */
export const review = { vouchesFor: ['handle'] } as const satisfies ChannelDescription;

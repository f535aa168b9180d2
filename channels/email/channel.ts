import type { ChannelDescription } from '../contract.ts';

/** Mail, by Amazon SES. A customer is reached at their address, a person of the team at theirs. */
export const email = { alsoNamed: ['mail'] } as const satisfies ChannelDescription;

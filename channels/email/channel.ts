import type { ChannelDescription } from '../contract.ts';

/** Mail, by Amazon SES. A customer is reached at the address of the case, a person of the team at theirs. Its settings are the deployment's own. */
export const email = {
  alsoNamed: ['mail'],
  reachedBy: 'address',
  settings: ['from', 'configuration_set'],
} as const satisfies ChannelDescription;

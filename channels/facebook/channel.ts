import type { ChannelDescription } from '../contract.ts';

/** What people write on and about a Facebook page. */
export const facebook = {
  alsoNamed: ['facebook-page'],
  reachedBy: 'handle',
  vouchesFor: ['handle'],
  brief: true,
  settings: ['token', 'account_id', 'version', 'host', 'human_agent'],
} as const satisfies ChannelDescription;

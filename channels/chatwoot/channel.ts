import type { ChannelDescription } from '../contract.ts';

/** Conversations of Chatwoot. */
export const chatwoot = {
  reachedBy: 'handle',
  vouchesFor: ['handle'],
  brief: true,
  settings: ['url', 'account_id', 'api_access_token', 'files_host'],
} as const satisfies ChannelDescription;

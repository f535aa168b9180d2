import type { ChannelDescription } from '../contract.ts';

/** X: mentions, replies and direct messages. */
export const x = {
  reachedBy: 'handle',
  vouchesFor: ['handle'],
  brief: true,
  settings: ['consumer_key', 'consumer_secret', 'access_token', 'access_token_secret'],
} as const satisfies ChannelDescription;

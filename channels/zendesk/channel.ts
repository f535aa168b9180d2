import type { ChannelDescription } from '../contract.ts';

/** Tickets of Zendesk, which mostly go on as mail and take the whole text. */
export const zendesk = {
  reachedBy: 'handle',
  vouchesFor: ['handle'],
  settings: ['subdomain', 'email', 'api_token'],
} as const satisfies ChannelDescription;

import type { ChannelDescription } from '../contract.ts';

/** Telegram: chats with a bot, groups it is in, and business chats. */
export const telegram = {
  reachedBy: 'handle',
  vouchesFor: ['handle'],
  brief: true,
  settings: ['bot_token'],
} as const satisfies ChannelDescription;

import type { ChannelDescription } from '../contract.ts';
import { limits } from './limits.ts';

/** Conversations with an Instagram account, comments under its posts, and mentions of it. */
export const instagram = {
  reachedBy: 'handle',
  vouchesFor: ['handle'],
  brief: true,
  windowHours: limits.windowHours,
  settings: ['token', 'account_id', 'version', 'host', 'human_agent'],
} as const satisfies ChannelDescription;

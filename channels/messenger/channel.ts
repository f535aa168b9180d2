import type { ChannelDescription } from '../contract.ts';
import { limits } from './limits.ts';

/** Conversations with a Facebook page. */
export const messenger = {
  reachedBy: 'handle',
  vouchesFor: ['handle'],
  brief: true,
  windowHours: limits.windowHours,
  settings: ['token', 'account_id', 'version', 'host', 'human_agent'],
} as const satisfies ChannelDescription;

import { tellChatwoot } from './chatwoot/tell.ts';
import type { Teller } from './contract.ts';
import { tellZendesk } from './zendesk/tell.ts';

/** Help desks whose agents are told what became of a case that came from there. */
export const helpDesks: Record<'zendesk' | 'chatwoot', Teller> = { zendesk: tellZendesk, chatwoot: tellChatwoot };

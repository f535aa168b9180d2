import { timestampedVerifier } from '../signatures.ts';

/** `x-chatwoot-signature` and `x-chatwoot-timestamp`, with the secret that Chatwoot shows beside the webhook. */
export const verifyChatwoot = timestampedVerifier('x-chatwoot');

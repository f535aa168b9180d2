import { timestampedVerifier } from '../signatures.ts';

/** `x-chatwoot-signature` and `x-chatwoot-timestamp`, with the secret that Chatwoot shows next to the webhook. */
export const verifyChatwoot = timestampedVerifier('x-chatwoot');

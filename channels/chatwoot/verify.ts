import { timestampedProof } from '../signatures.ts';

/** `x-chatwoot-signature` and `x-chatwoot-timestamp`, with the secret that Chatwoot shows beside the webhook. */
export const proveChatwoot = timestampedProof('x-chatwoot');

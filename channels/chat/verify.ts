import { timestampedProof } from '../signatures.ts';

/** Transcripts come from the company's own chat, which signs them. */
export const proveChat = timestampedProof('x-amends');

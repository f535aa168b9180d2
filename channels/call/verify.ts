import { timestampedProof } from '../signatures.ts';

/** Transcripts come from the company's own switchboard, which signs them. */
export const proveCall = timestampedProof('x-amends');

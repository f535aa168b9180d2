import { timestampedVerifier } from '../signatures.ts';

/** Transcripts come from the company's own switchboard, which signs them. */
export const verifyCall = timestampedVerifier('x-amends');

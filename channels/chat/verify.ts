import { timestampedVerifier } from '../signatures.ts';

/** Transcripts come from the company's own chat, which signs them. */
export const verifyChat = timestampedVerifier('x-amends');

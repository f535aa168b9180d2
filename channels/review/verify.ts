import { timestampedVerifier } from '../signatures.ts';

/** Review platforms are polled; whoever polls them signs what is handed to us with `x-amends-signature`. */
export const verifyReview = timestampedVerifier('x-amends');

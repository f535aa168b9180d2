import { timestampedProof } from '../signatures.ts';

/** Review platforms are polled; whoever polls them signs what is handed to us with `x-amends-signature`. */
export const proveReview = timestampedProof('x-amends');

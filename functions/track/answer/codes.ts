import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Secret } from '#platform/aws/secrets.ts';

/** What a code is good for. */
export type CodeScope = { caseId: string; cycle: number; round: number };

const DIGITS = 6;

/** A code that nobody can foresee. */
export const randomCode = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');

/** What is kept of a code: keyed, so that a million guesses at the hash find nothing. */
export const codeHash = (secret: string, { caseId, cycle, round }: CodeScope, code: string): string =>
  createHmac('sha256', secret).update(`answer-code\n${caseId}\n${cycle}\n${round}\n${code}`).digest('hex');

/** Whether a code is the one that a hash was made of, with either of the two secrets. Spaces in it are forgiven. */
export const isCode = (secret: Secret, scope: CodeScope, { hash, code }: { hash: string; code: string }): boolean =>
  [secret.current, secret.previous].some(
    (candidate) =>
      candidate !== undefined &&
      timingSafeEqual(Buffer.from(codeHash(candidate, scope, code.replace(/\D/g, ''))), Buffer.from(hash)),
  );

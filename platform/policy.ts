import { readFileSync } from 'node:fs';
import type { Policy } from '#domain/policy/policy.ts';

/** The policy that synth validated and laid beside the bundle. */
export const bundledPolicy = (): Policy =>
  JSON.parse(readFileSync(new URL('./policy.json', import.meta.url), 'utf8')) as Policy;

import type { Policy } from '#domain/policy/policy.ts';
import { loadPolicy } from '#policy/load.ts';

const frozen = <Value>(value: Value): Value => {
  // A pattern that goes on from where it was keeps its place in itself.
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
};

/**
 * The policy that is shipped, read once for all tests: reading it takes a tenth of a second, and most of the stories need it. Whoever
 * wants another makes a copy; this one refuses to be changed.
 */
export const policy: Policy = frozen(loadPolicy('policy'));

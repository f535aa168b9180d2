import type { Option } from './fields.ts';

/** What codes are called, as options to choose among, in the order of the names. */
export const optionsOf = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

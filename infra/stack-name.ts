import type { Tier } from './parameters.ts';

/** `Amends-desk-evidence-by-command` has to fit into the 64 characters of a function's name (AWS: Lambda, CreateFunction). */
const LONGEST = 32;
const NAME = new RegExp(`^[A-Za-z][A-Za-z0-9-]{0,${LONGEST - 1}}$`);

/**
 * The name of the stack, which all that it makes is named by, so that several environments fit into one account.
 * @param given `--context name=...`; `Amends` if absent
 * @throws RangeError with what is allowed
 */
export const stackNameOf = (given: unknown): string => {
  const name = given ?? 'Amends';
  if (typeof name === 'string' && NAME.test(name)) return name;
  throw new RangeError(
    `--context name=${String(name)}: must begin with a letter and have letters, digits and hyphens only, at most ${LONGEST}`,
  );
};

/**
 * Whether what is made is production or not: it decides what stays when the stack goes, and what a template defaults to.
 * @param given `--context stage=...`; `cdk.json` says dev
 * @throws RangeError with what is allowed: `Prod` must not make a stack that is thrown away
 */
export const tierOf = (given: unknown): Tier => {
  if (given === 'prod' || given === 'dev') return given;
  throw new RangeError(`--context stage=${String(given)}: must be dev or prod`);
};

import { Advice, fail } from '#local/progress.ts';

/**
 * A number that an option was given.
 * @throws Advice where it is no whole number above zero
 */
export const wholeNumber = (option: string, given: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new Advice(`--${option} ${given}: must be a whole number, 1 or more.`);
  return Number(given);
};

/** What a command was asked for; where that cannot be, it is said in a sentence, and the command ends with 1. */
export const orFail = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    return fail(error);
  }
};

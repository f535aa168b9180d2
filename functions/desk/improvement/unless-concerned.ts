import { Refusal } from '#domain/refusal.ts';

/** What comes of a case; `concerned` where it is about the reader: somebody else sees to it, and it holds up no other. */
export const unlessConcerned = async <Result>(what: Promise<Result>): Promise<Result | 'concerned'> => {
  try {
    return await what;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'concerned-by-case') return 'concerned';
    throw error;
  }
};

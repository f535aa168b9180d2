import { Transient } from '#domain/failures.ts';

/**
 * A short pause before trying again, about twice as long after each attempt, of random length so that writers who collided
 * do not collide again.
 * @param firstMs longest pause after the first attempt
 */
export const backoff = (attempt: number, firstMs = 20): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * firstMs * 2 ** attempt));

type Retries = {
  /** How often it is tried at most, the first time counted. */
  attempts: number;
  /** Whether another try can help; every failure if not given. Others are thrown at once. */
  isCurable?: (error: unknown) => boolean;
  /** Longest pause after the first attempt, in milliseconds. */
  firstMs?: number;
  /** What a `Transient` says when no try has helped; without it the last failure is thrown as it is. */
  inVain?: string;
};

/** Tries until it works, a bounded number of times, with a pause between tries. */
export const retry = async <T>(
  action: () => Promise<T>,
  { attempts, isCurable = () => true, firstMs, inVain }: Retries,
): Promise<T> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (!isCurable(error)) throw error;
      if (attempt + 1 >= attempts) throw inVain === undefined ? error : new Transient(inVain);
      await backoff(attempt, firstMs);
    }
  }
};

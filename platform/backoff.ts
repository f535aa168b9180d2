/**
 * A short pause before trying again, about twice as long after each attempt, of random length so that writers who collided
 * do not collide again.
 * @param firstMs longest pause after the first attempt
 */
export const backoff = (attempt: number, firstMs = 20): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * firstMs * 2 ** attempt));

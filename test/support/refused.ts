import { expect } from 'vitest';
import type { Refusal } from '#domain/refusal.ts';

/** What an act is refused with. */
export const refused = (act: Promise<unknown>): Promise<Refusal> =>
  act.then(
    () => expect.fail('it was taken'),
    (problem) => problem,
  );

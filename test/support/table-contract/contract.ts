import { describe, expect, it } from 'vitest';
import type { Table } from '#cases/store/table.ts';
import { Permanent } from '#domain/failures.ts';
import { behaviors } from './behaviors.ts';
import { type Place, REFUSALS } from './refusals.ts';

/** What an engine does otherwise than AWS; each is tried, so that the list stays true. */
export type Differences = {
  /** Rules of `REFUSALS` that the engine does not know. */
  takes?: readonly string[];
};

let places = 0;

const placeIn = (table: Table): Place => {
  const pk = `CONTRACT#${process.pid}-${++places}`;
  return { table, pk, key: (sk) => ({ pk, sk }) };
};

/** A refusal that repeating cannot cure, as the port names it. */
const isRefusal = (error: unknown): boolean =>
  (error instanceof Error && error.name === 'ValidationException') ||
  (error instanceof Permanent && error.message === 'Transaction cancelled: ValidationError');

const outcome = async (ask: () => Promise<unknown>): Promise<string> => {
  try {
    await ask();
    return 'taken';
  } catch (error) {
    return isRefusal(error) ? 'refused' : String(error);
  }
};

/** What every engine of the table does. The rules are AWS's own; their sources stand at the table in memory. */
export const tableContract = (engine: string, open: () => Table, { takes = [] }: Differences = {}): void => {
  describe(`the table on ${engine}`, () => {
    behaviors(engine, () => placeIn(open()));

    it.each(REFUSALS.filter(({ rule }) => !takes.includes(rule)))(
      `The table on ${engine} refuses $rule, and stores nothing of it`,
      async ({ ask }) => {
        const place = placeIn(open());
        expect(await outcome(() => ask(place))).toBe('refused');
        expect(
          (await place.table.query(place.pk)).map(({ sk }) => sk).filter((sk) => !['a', 'x', 'y'].includes(sk)),
        ).toEqual([]);
      },
    );

    it.each(REFUSALS.filter(({ rule }) => takes.includes(rule)))(
      `The table on ${engine} does not refuse $rule, otherwise than AWS`,
      async ({ ask }) => expect(await outcome(() => ask(placeIn(open())))).not.toBe('refused'),
    );
  });
};

import { describe, expect, test } from 'vitest';
import { worthReader } from '#local/demo/customers-shown.ts';
import type { ApiClient } from '#tools/api-client.ts';

const task = (kind: string, status = 'open') => ({ id: `case.${kind}.1`, kind, status }) as never;

/** A desk that answers with this, and what it was asked. */
const aDesk = (worth: object | undefined, status = 200) => {
  const rooms: string[] = [];
  const room = async (id: string) => {
    rooms.push(id);
    return { status, body: { worth } };
  };
  return { rooms, reader: worthReader({ as: async () => ({ room }) } as unknown as ApiClient) };
};

const known = { known: true, value: { amount: 100_000_000, currency: 'EUR' }, since: '2009-05-04', timesCost: 100_000 };

describe('what is read of a customer of the demo while something is decided', () => {
  test('It is read once for each task that costs something, and told with the case', async () => {
    const { rooms, reader } = aDesk(known);
    const view = { reference: 'AM-2DSHHZFN', tasks: [task('examine'), task('approve', 'decided'), task('release')] };
    await reader.look(view);
    await reader.look(view);
    expect(rooms).toEqual(['case.release.1']);
    expect(reader.read()).toEqual([
      expect.stringMatching(/AM-2DSHHZFN: €1,000,000\.00, since 2009-05-04, 100000 times/),
    ]);
  });

  test.each([
    ['a customer who is not known', aDesk({ known: false, why: 'not proved' })],
    ['a task that was decided meanwhile', aDesk(undefined, 409)],
  ])('Nothing is told of %s', async (_, { reader }) => {
    await reader.look({ reference: 'AM-2DSHHZFN', tasks: [task('release')] });
    expect(reader.read()).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { measureStoreCalls } from '../../bench/store-calls.ts';
import { type Team, undisputed } from '../../bench/undisputed.ts';

/** The most calls, one waiting for the other, that a run of each may make of the table. */
const MOST: Record<string, number> = {
  understand: 3,
  own: 4,
  acknowledge: 3,
  // What a proposal takes is looked up (the budget and what the customer got before) and counted; the counters of a period are made once.
  concede: 6,
  agree: 4,
  outcome: 3,
  'follow-up': 3,
  'GET /t/{token}': 1,
  'POST /t/{token}/answer': 4,
  // One of them for who works here, once in a while.
  'POST /complaints': 4,
  'GET /desk/cases/{id}': 5,
  'POST /desk/tasks/{id}/complete': 4,
  // One more where the stream hands its work over in fewer runs.
  relay: 5,
  // It looks through four partitions, whatever there is to do.
  'relay-sweep': 7,
  timers: 3,
};
/** All of them together, with some room for what a letter or a word more writes. */
const MOST_IN_ALL = { calls: 144, writeUnits: 540, readUnits: 250 };

it('No stage and no endpoint asks the table more often than is written here', async () => {
  const counts = new Map(await measureStoreCalls());
  const over = Object.entries(MOST).flatMap(([name, most]) => {
    const { steps = Number.POSITIVE_INFINITY, runs = 1 } = counts.get(name) ?? {};
    return steps / runs <= most ? [] : [`${name}: ${steps} calls in ${runs} runs`];
  });
  expect(over).toEqual([]);
});

it('Neither do all of them together, nor do they write and read more units', async () => {
  const counts = (await measureStoreCalls()).map(([, count]) => count);
  const sum = (of: (count: (typeof counts)[number]) => number) => counts.reduce((all, one) => all + of(one), 0);
  expect(sum(({ reads, writes }) => reads + writes)).toBeLessThanOrEqual(MOST_IN_ALL.calls);
  expect(sum(({ writeUnits }) => writeUnits)).toBeLessThanOrEqual(MOST_IN_ALL.writeUnits);
  expect(sum(({ readUnits }) => readUnits)).toBeLessThanOrEqual(MOST_IN_ALL.readUnits);
});

it('Who is at the desk gets no mail, and whoever is away one for each task; the customer gets what they always got', async () => {
  const written = async (team: Team): Promise<{ customer: number; staff: number }> => {
    const amends = inMemoryAmends();
    const story = await undisputed(amends, 'El pedido llegó tarde y con un golpe; nadie respondió a mis correos.', {
      team,
    });
    const { messages } = await story.file();
    const to = (audience: string) =>
      messages.filter((one) => one.direction === 'out' && one.audience === audience && one.channel === 'email').length;
    return { customer: to('customer'), staff: to('staff') };
  };
  const [there, away] = [await written('at-desk'), await written('away')];
  expect(there).toEqual({ customer: 4, staff: 0 });
  expect(away.customer).toBe(4);
  expect(away.staff).toBeGreaterThan(1);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { staff } from '#test/support/in-memory-amends.ts';
import { type Absence, actions, type Doer, type Turn, take, team, twoComplaints, watch } from './passing-on-acts.ts';

const doer = fc.oneof(fc.constant<Doer>('assignee'), fc.constantFrom<Doer>(...team));
const turns = (acts: string[], most: number, least = 0): fc.Arbitrary<Turn[]> =>
  fc.array(
    fc.record({
      act: fc.constantFrom(...acts),
      who: doer,
      other: fc.constantFrom(...team),
      first: fc.boolean(),
      nth: fc.nat({ max: 9 }),
    }),
    { minLength: least, maxLength: most },
  );

const absences = fc.uniqueArray(
  fc.record<Absence>({
    id: fc.constantFrom(...team),
    from: fc.integer({ min: 20, max: 28 }),
    days: fc.nat({ max: 6 }),
  }),
  { maxLength: 3, selector: ({ id }) => id },
);

const PASSING = ['hand over', 'take back', 'say whom it is about', 'time passes', 'go higher'];
const SECOND = ['set aside', 'say whom it is not about', 'confirm', 'do not confirm', 'resume'];

/** What every history has, so that nothing is said in vain: one is refused, one seconded, one passed on, one decided. */
const always: Turn[] = [
  { act: 'say whom it is about', who: 'andres', other: 'sofia', first: true, nth: 1 },
  { act: 'take back', who: 'mateo', other: 'sofia', first: true, nth: 0 },
  { act: 'say whom it is not about', who: 'andres', other: 'sofia', first: true, nth: 1 },
  { act: 'do not confirm', who: 'assignee', other: 'sofia', first: true, nth: 0 },
  { act: 'examine', who: 'assignee', other: 'sofia', first: false, nth: 0 },
  { act: 'hand over', who: 'assignee', other: 'andres', first: true, nth: 0 },
];

const history = fc
  .tuple(turns(PASSING, 5, 2), turns(Object.keys(actions), 8), turns(SECOND, 5, 1), turns([...PASSING, ...SECOND], 6))
  .map((parts) => [...always, ...parts.flat()]);

test('Whatever is handed over, escalated, merged or set aside, and whoever is away: nobody has or decides what is about them, nobody confirms what they proposed, and somebody always has to act', async () => {
  const counts = { passed: 0, refused: 0, decided: 0, seconded: 0 };
  await fc.assert(
    fc.asyncProperty(absences, history, async (away, acts) => {
      const game = await twoComplaints(away);
      await watch(game);
      for (const one of acts) {
        await take(game, one);
        await watch(game);
      }
      for (const [caseId, about] of game.about)
        for (const id of about)
          expect((await game.amends.call('GET', `/desk/cases/${caseId}`, { user: staff(id) })).status).toBe(403);
      for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] += game.counts[name];
    }),
    { numRuns: 6, endOnFailure: true },
  );
  // Said of nothing it would be said in vain.
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
});

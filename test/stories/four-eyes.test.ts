import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actions, type Doer, type Turn, take, team, twoComplaints, watch } from './four-eyes-acts.ts';

const doer = fc.oneof(fc.constant<Doer>('assignee'), fc.constantFrom<Doer>(...team));
const turn = (act: fc.Arbitrary<string>): fc.Arbitrary<Turn> =>
  fc.record({ act, who: doer, other: fc.constantFrom(...team), first: fc.boolean() });
const anything = (most: number) => fc.array(turn(fc.constantFrom(...Object.keys(actions))), { maxLength: most });

/** An act that brings the first complaint nearer to an approval, by somebody who may do it. */
const onward = (act: string) =>
  fc.constantFrom<Doer>('assignee', 'sofia', 'andres').map((who): Turn => ({ act, who, other: 'sofia', first: true }));

/** In the end everybody tries to approve, whoever had what part in it. */
const everybodyApproves = fc
  .shuffledSubarray([...team], { minLength: team.length })
  .map((people) => people.map((who): Turn => ({ act: 'approve', who, other: who, first: true })));

const history = fc
  .tuple(
    anything(4),
    onward('examine'),
    anything(5),
    onward('release changed'),
    anything(5),
    everybodyApproves,
    anything(3),
  )
  .map((parts) => parts.flat());

test('No sequence of acts, hand-overs, substitutions and merges lets somebody approve what they shaped', async () => {
  const counts = { approved: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(history, async (turns) => {
      const game = await twoComplaints();
      await watch(game);
      for (const one of turns) await take(game, one);
      counts.approved += game.counts.approved;
      counts.refused += game.counts.refused;
    }),
    { numRuns: 20, endOnFailure: true },
  );
  // Said of nothing it would be said in vain.
  expect(counts.approved).toBeGreaterThan(0);
  expect(counts.refused).toBeGreaterThan(0);
}, 120_000);

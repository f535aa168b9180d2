import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
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
});

const FAULT =
  'La caldera nueva se ha parado tres veces desde que la instalaron y nadie la arregla. Pondré una denuncia en consumo.';

/** A complaint that somebody examines, with an expert who recommends more than its owner may grant. */
const proposedBy = async (examiner: string) => {
  const amends = inMemoryAmends();
  const story = await cast(amends, {
    text: FAULT,
    customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
  });
  const findings = {
    cause: 'company-error',
    facts: 'La placa viene mal de fábrica.',
    questions: [{ domain: 'technical', question: '¿Hay que cambiar el aparato?' }],
  };
  expect((await story.complete('examine', findings, examiner)).status).toBe(200);
  const opinion = { valid: true, liable: true, remedy: 'replacement', explanation: 'Hay que cambiarlo.' };
  expect((await story.complete('consult', opinion)).status).toBe(200);
  return { amends, story };
};

const APPROVED = { decision: 'approve', reason: 'La placa era nuestra.' };

test('Sofía, supervisor and approver, examines and is refused the approval with what she did; Elena may', async () => {
  const { story } = await proposedBy('sofia');
  expect(await story.open('approve')).toMatchObject([{ assignee: 'elena' }]);
  const refusal = await story.complete('approve', APPROVED, 'sofia');
  expect(refusal).toMatchObject({ status: 403, body: { code: 'own-proposal', acts: ['examined'] } });
  expect(refusal.text).not.toMatch(/sof[ií]a|elena/i);
  expect((await story.complete('approve', APPROVED, 'elena')).status).toBe(200);
});

test('A merge brings what was shaped in the other case: its examiner is refused the approval, and no longer has it', async () => {
  const { amends, story } = await proposedBy('lucia');
  const complaint = {
    text: 'Sigue parándose la caldera, y me han cobrado la visita.',
    customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
  };
  const other = await cast(amends, complaint, { holdsBack: true });
  const approval = `/desk/tasks/${(await story.open('approve'))[0]?.taskId}`;
  // The approval is with Sofía when the case comes in that she examined.
  const given = await amends.call('POST', `${approval}/hand-over`, {
    user: staff('elena'),
    body: { to: 'sofia', reason: 'No llego' },
  });
  expect(given.status).toBe(200);
  await other.complete('examine', { cause: 'company-error', facts: 'Comprobado.', questions: [] }, 'sofia');
  const merged = await amends.call('POST', `/desk/cases/${other.caseId}/merge`, {
    user: staff('andres'),
    body: { into: story.caseId, reason: 'Es lo mismo', samePerson: true },
  });
  expect(merged.status).toBe(200);
  expect(await story.open('approve')).toMatchObject([{ assignee: 'andres' }]);
  expect((await story.complete('approve', APPROVED, 'sofia')).body).toMatchObject({ code: 'own-proposal' });
  expect((await story.complete('approve', APPROVED)).status).toBe(200);
});

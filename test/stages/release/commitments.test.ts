import { describe, expect, it } from 'vitest';
import { sha256 } from '#domain/case/history.ts';
import { endOfDay } from '#domain/deadline/local-day.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { recordPromise } from '#functions/stages/follow-up/record-promise.ts';
import { recordOutcome } from '#functions/stages/outcome/record-outcome.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { refused } from '#test/support/refused.ts';
import { type Negotiation, user } from '../concede/negotiation.ts';
import { bodyOf, declined, waiting } from './waiting.ts';

const CALL = { kind: 'call-back', text: 'Le llamo para ver que la caldera calienta.', by: '2026-12-18' } as const;
const CHANGE = {
  kind: 'improvement',
  text: 'Avisamos de cada retraso el mismo día',
  owner: 'sofia',
  by: '2027-01-15',
} as const;
const LINE =
  '. Le llamo para ver que la caldera calienta. Responde: Lucía Ferrándiz, como muy tarde el viernes 18 de diciembre de 2026.';
const IF_ACCEPTED = 'Si lo acepta, nos comprometemos además a esto:';

/** A policy that asks for commitments in another way. */
const asking = (letter: Partial<Policy['promises']['letter']>): Policy => ({
  ...policy,
  promises: { ...policy.promises, letter: { ...policy.promises.letter, ...letter } },
});

const close = async (talk: Negotiation) => {
  const { result } = await talk.write();
  await recordOutcome({ caseId: CASE_ID, cycle: 1, result }, talk);
};

const accept = async (talk: Negotiation) => {
  await talk.open(`${CASE_ID}.offer.1.1`);
  await talk.answer({ decision: 'accept', option: 'b' });
};

describe('the letter of commitment', () => {
  it('What a final answer commits us to stands in the very text, and becomes promises with their owners and dates', async () => {
    const talk = await declined();
    await talk.release({ taskId: talk.taskId, decision: 'change', commitments: [CALL, CHANGE] });
    const text = await talk.text('agreement-text-1');
    expect(text).toContain(`A qué nos comprometemos\n1${LINE}\n2. Avisamos de cada retraso el mismo día. Responde: `);
    expect(await talk.text('agreement-1')).toContain(text);
    const { agreements, events } = await talk.file();
    const dueAt = new Date(endOfDay('2026-12-18', 'Europe/Madrid')).toISOString();
    expect(agreements).toMatchObject([
      {
        ...{ kind: 'final-answer', sha256: sha256(text), releasedBy: 'lucia' },
        commitments: [
          { index: 1, kind: 'call-back', owner: 'lucia', dueAt, textId: 'commitment-release-1-2-1' },
          { index: 2, kind: 'improvement', owner: 'sofia', what: 'Cambiar cómo trabajamos' },
        ],
        printed: { names: { lucia: 'Lucía Ferrándiz' } },
      },
    ]);
    expect(JSON.stringify([agreements, events])).not.toContain('calienta');
    expect(events.findLast(({ type }) => type === 'released')?.data).toMatchObject({
      ...{ changed: true, commitments: ['call-back', 'improvement'] },
    });
    expect(events.find(({ type }) => type === 'answered')?.data).toMatchObject({ commitments: 2 });
    await close(talk);
    expect(await talk.task(`${CASE_ID}.promise.1.1`)).toMatchObject({ assignee: 'lucia', dueAt });
    expect(await talk.task(`${CASE_ID}.promise.1.2`)).toMatchObject({ assignee: 'sofia' });
    expect((await talk.file()).head.promises).toEqual({ made: 2 });
  });

  it('It is kept with a proof and counted by its kind, like any other promise', async () => {
    const talk = await declined();
    await talk.release({ taskId: talk.taskId, commitments: [CALL, CHANGE] });
    await close(talk);
    const [call, change] = [1, 2].map((index) => `${CASE_ID}.promise.1.${index}`);
    await talk.open(call ?? '');
    await talk.open(change ?? '');
    expect(await refused(recordPromise({ taskId: call ?? '', user: user('lucia'), kept: true }, talk))).toMatchObject({
      code: 'proof-missing',
    });
    const kept = { user: user('lucia'), kept: true, proof: 'Hemos hablado: todo bien.' };
    await recordPromise({ taskId: call ?? '', ...kept }, talk);
    await recordPromise({ taskId: change ?? '', user: user('sofia'), kept: false, proof: 'Sin tiempo.' }, talk);
    const { agreements, head } = await talk.file();
    expect(agreements[0]?.commitments).toMatchObject([{ kept: true }, { kept: false }]);
    expect(head).toMatchObject({ cycle: 2, promises: { made: 2, kept: 1, broken: 1 } });
    const counts = talk.table.all().filter(({ pk }) => pk.startsWith('PROMISES#'));
    expect(counts.map(({ pk, sk }) => `${pk.slice(0, 16)} ${sk.split('#')[0]}`).sort()).toEqual([
      'PROMISES#2026-12 call-back',
      'PROMISES#2027-01 improvement',
    ]);
    const update = (await talk.file()).tasks.find(({ kind }) => kind === 'update');
    expect(await talk.text(update?.textId ?? '')).toContain('«Avisamos de cada retraso el mismo día»');
  });

  it('What an offer commits us to holds once it is accepted, beside what its option promises', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId, decision: 'change', commitments: [CALL] });
    expect(await bodyOf(talk, 'offer-1-1')).toContain(`${IF_ACCEPTED}\n1${LINE}`);
    expect((await talk.file()).tasks.filter(({ kind }) => kind === 'promise')).toEqual([]);
    await accept(talk);
    await close(talk);
    const { agreements } = await talk.file();
    expect(agreements[0]?.commitments).toMatchObject([
      { index: 1, concession: 'bill-credit-10' },
      { index: 2, kind: 'call-back', owner: 'lucia' },
    ]);
    expect(await talk.text('agreement-text-1')).toContain(`\n2${LINE}`);
    expect((await talk.file()).head.promises).toEqual({ made: 2 });
  });

  it('An offer that is accepted late leaves the policy’s time for what it commits us to', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId, commitments: [{ ...CALL, by: '2026-12-02' }] });
    talk.clock.pass('P30D');
    await accept(talk);
    await talk.write();
    const { agreements } = await talk.file();
    expect(agreements[0]?.commitments[1]?.dueAt).toBe(talk.clock.after(talk.clock.now(), 'P3D'));
  });

  it('What is not accepted binds nobody: the final answer says only what its own release gives', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId, commitments: [CALL] });
    await talk.open(`${CASE_ID}.offer.1.1`);
    await talk.answer({ decision: 'decline' });
    const { taskId = '' } = await talk.pause();
    await talk.release({ taskId });
    expect((await talk.file()).agreements).toMatchObject([{ kind: 'final-answer', commitments: [] }]);
  });

  it('They go with the letter through an approval, and can be taken out of it', async () => {
    const talk = await waiting();
    const change = { taskId: talk.taskId, decision: 'change' as const, options: ['b'], add: ['refund-150'] };
    await talk.release({ ...change, commitments: [CALL] });
    expect(await talk.written()).toEqual([]);
    await talk.open(`${CASE_ID}.approve.1.1`);
    await talk.verdict({ user: user('elena'), decision: 'approve' });
    const { taskId = '' } = await talk.pause();
    expect(await talk.offers()).toMatchObject([{ status: 'needs-release', commitments: [{ kind: 'call-back' }] }]);
    const again = await refused(
      talk.release({ taskId, decision: 'change', text: 'Le devolvemos el dinero. Lucía Ferrándiz' }),
    );
    expect(again).toMatchObject({ code: 'letter-incomplete', errors: [{ pointer: '/text' }] });
    await talk.release({ taskId });
    expect(await bodyOf(talk, 'offer-1-1')).toContain(`${IF_ACCEPTED}\n1${LINE}`);
    expect((await talk.offers())[0]?.commitments).toHaveLength(1);
  });

  it('Taken out before the letter goes, they are not in it', async () => {
    const talk = await waiting();
    const change = { taskId: talk.taskId, decision: 'change' as const, options: ['b'], add: ['refund-150'] };
    await talk.release({ ...change, commitments: [CALL] });
    await talk.open(`${CASE_ID}.approve.1.1`);
    await talk.verdict({ user: user('elena'), decision: 'approve' });
    const { taskId = '' } = await talk.pause();
    await talk.release({ taskId, decision: 'change', options: ['a'], commitments: [] });
    expect(await bodyOf(talk, 'offer-1-1')).not.toContain(IF_ACCEPTED);
    expect((await talk.offers())[0]).not.toHaveProperty('commitments');
  });

  it('A letter whose date has come too close while it waited is not sent as it is', async () => {
    const talk = await waiting();
    const change = { taskId: talk.taskId, decision: 'change' as const, options: ['b'], add: ['refund-150'] };
    await talk.release({ ...change, commitments: [{ ...CALL, by: '2026-12-02' }] });
    await talk.open(`${CASE_ID}.approve.1.1`);
    talk.clock.pass('P20D');
    await talk.verdict({ user: user('elena'), decision: 'approve' });
    const { taskId = '' } = await talk.pause();
    expect(await refused(talk.release({ taskId }))).toMatchObject({
      ...{ code: 'commitments-unfit', errors: [{ pointer: '/commitments/0/by' }] },
    });
    expect(await talk.written()).toEqual([]);
  });

  it('A better offer in place of the final answer can hold them too', async () => {
    const talk = await declined();
    await talk.release({ taskId: talk.taskId, decision: 'change', add: ['refund-60'], commitments: [CALL] });
    expect(await talk.text('offer-1-2')).toContain(LINE);
    expect((await talk.offers())[1]?.commitments).toMatchObject([{ textId: 'commitment-release-1-2-1' }]);
  });

  it('What is edited has to say what it commits us to', async () => {
    const talk = await waiting();
    const text = 'Hola, Ana:\n\nLe escribo yo misma. Lucía Ferrándiz';
    const edited = { taskId: talk.taskId, decision: 'change' as const, commitments: [CALL] };
    expect(await refused(talk.release({ ...edited, text }))).toMatchObject({ code: 'letter-incomplete' });
    expect(await talk.written()).toEqual([]);
    await talk.release({ ...edited, text: `${text}\n\n1${LINE}` });
    expect(await bodyOf(talk, 'offer-1-1')).toContain('Le escribo yo misma');
  });

  it('Kept back, nothing is committed to', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId, decision: 'hold', reason: 'Falta un dato.', commitments: [CALL] });
    expect([...(await talk.file()).texts.keys()].filter((id) => id.startsWith('commitment-'))).toEqual([]);
  });
});

describe('what a policy asks of letters about a failure of ours', () => {
  it('It may want one in each: what goes out without is refused, what is not ours goes out', async () => {
    const always = asking({ ask: 'always' });
    const talk = await waiting({ policy: always });
    expect(await refused(talk.release({ taskId: talk.taskId }))).toMatchObject({ code: 'commitment-missing' });
    await talk.release({ taskId: talk.taskId, commitments: [CALL] });
    expect((await talk.offers())[0]?.status).toBe('open');
    const other = await waiting({ policy: always, cause: 'unfounded' });
    await other.release({ taskId: other.taskId });
    expect((await other.offers())[0]?.status).toBe('open');
  });

  it('Where it only asks, the letter may go out without one; where it allows none, none is taken', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId });
    expect((await talk.offers())[0]?.status).toBe('open');
    const none = await waiting({ policy: asking({ most: 0, kinds: [] }) });
    expect(await refused(none.release({ taskId: none.taskId, commitments: [CALL] }))).toMatchObject({
      code: 'commitments-unfit',
    });
  });
});

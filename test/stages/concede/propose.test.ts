import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { notePoints } from '#domain/agreement/note-points.ts';
import { Permanent } from '#domain/failures.ts';
import { formatMoney } from '#domain/money.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import { recordPoints } from '#functions/stages/agree/record-points.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { aNegotiation, user } from './negotiation.ts';

const OFFER = `${CASE_ID}.offer.1.1`;
const RELEASE = `${CASE_ID}.release.1.1`;
const APPROVE = `${CASE_ID}.approve.1.1`;

describe('propose with points of the complaint', () => {
  const listed = async () => {
    const talk = await aNegotiation({ answered: false });
    await talk.cases.change(CASE_ID, talk.clock.now(), (file) =>
      notePoints(file, [{ point: '¿Por qué?' }], { by: 'lucia' }),
    );
    await talk.advance();
    await talk.answer({ decision: 'decline' });
    return talk;
  };

  it('Before the final answer the owner is asked once for answers to open points, however often the stage runs', async () => {
    const talk = await listed();
    const taskId = `${CASE_ID}.points.1.1`;
    expect(await talk.propose()).toEqual({ caseId: CASE_ID, cycle: 1, next: 'points', taskId });
    const items = talk.table.all();
    expect(await talk.propose()).toMatchObject({ next: 'points', taskId });
    expect(talk.table.all()).toEqual(items);
    expect(await talk.task(taskId)).toMatchObject({ status: 'planned', assignee: 'lucia' });
  });

  it('The final answer is put to the owner once all points are answered', async () => {
    const talk = await listed();
    const { taskId = '' } = await talk.advance();
    const answers = [{ pointId: 'p1', answer: 'Una pieza falló.' }];
    await recordPoints({ taskId, user: user('lucia'), answers }, talk);
    expect(await talk.propose()).toMatchObject({ next: 'release', taskId: `${CASE_ID}.release.1.2` });
    await expect(recordPoints({ taskId, user: user('lucia'), answers }, talk)).rejects.toMatchObject({
      code: 'task-decided-before',
    });
  });
});

describe('propose', () => {
  it('An offer within the owner’s authority is put to the owner first: the customer is sent nothing', async () => {
    const talk = await aNegotiation();
    expect(await talk.propose()).toEqual({ caseId: CASE_ID, cycle: 1, next: 'release', taskId: RELEASE });
    const { head, offers, tasks } = await talk.file();
    expect(head).toMatchObject({ status: 'proposed', stage: 'release' });
    expect(offers).toMatchObject([{ cycle: 1, round: 1, taskId: OFFER, status: 'needs-release' }]);
    expect(tasks).toMatchObject([
      { taskId: RELEASE, kind: 'release', status: 'planned', assignee: 'lucia', subject: 'offer' },
    ]);
    expect(await talk.outbox()).toEqual([]);
    expect(await talk.written()).toEqual([]);
  });

  it('Once it is released the offer is put to the customer', async () => {
    const talk = await aNegotiation();
    expect(await talk.advance()).toEqual({ caseId: CASE_ID, cycle: 1, next: 'offer', taskId: OFFER });
    const { head, offers, tasks } = await talk.file();
    expect(head).toMatchObject({ status: 'released', stage: 'offer', nextWordBy: '2026-11-30T09:00:00.000Z' });
    expect(offers).toMatchObject([{ cycle: 1, round: 1, taskId: OFFER, status: 'open', releasedBy: 'lucia' }]);
    expect(tasks.find(({ kind }) => kind === 'offer')).toMatchObject({
      taskId: OFFER,
      assignee: 'customer',
      subject: '1',
    });
    expect(await talk.outbox()).toMatchObject([{ effect: 'send', messageId: 'offer-1-1' }, { effect: 'resume' }]);
    expect(await talk.propose()).toMatchObject({ next: 'offer', taskId: OFFER });
  });

  it('Where policy names offers as automatic the customer gets it at once, and the history says so', async () => {
    const negotiation = { ...policy.negotiation, release: { automatic: ['offer' as const] } };
    const talk = await aNegotiation({ policy: { ...policy, negotiation } });
    expect(await talk.propose()).toMatchObject({ next: 'offer', taskId: OFFER });
    const { head, offers, events } = await talk.file();
    expect(head).toMatchObject({ status: 'offered', stage: 'offer' });
    expect(offers[0]?.releasedBy).toBeUndefined();
    expect(events.at(-1)).toMatchObject({ type: 'offered', data: { automatic: true } });
    expect(await talk.outbox()).toMatchObject([{ effect: 'send', messageId: 'offer-1-1' }]);
  });

  it('The mail of an offer has its options and nothing internal', async () => {
    const talk = await aNegotiation();
    await talk.advance();
    const mail = await talk.text('offer-1-1');
    expect(mail).toContain('a) Una llamada de seguimiento');
    expect(mail).toContain('b) Un abono de 10,00');
    expect(mail).toContain(`https://amends.example/t/${CASE_ID}`);
    for (const amount of Object.values(policy.negotiation.ceiling))
      expect(mail).not.toContain(formatMoney(companyMoney(policy, amount), 'es'));
  });

  it('An offer is written in the language of the case', async () => {
    const talk = await aNegotiation({ head: { replyLanguage: 'en' } });
    await talk.advance();
    expect(await talk.text('offer-1-1')).toContain('a) A follow-up call');
  });

  it('An offer is stored once, however often the stage is called', async () => {
    const talk = await aNegotiation({ remedy: 'replacement' });
    const first = await talk.propose();
    const items = talk.table.all();
    expect(await talk.propose()).toEqual(first);
    expect(talk.table.all()).toEqual(items);
  });

  it('The lowest sufficient approver is asked for what the owner may not grant, and the customer is not notified', async () => {
    const talk = await aNegotiation({ remedy: 'replacement' });
    expect(await talk.propose()).toEqual({ caseId: CASE_ID, cycle: 1, next: 'approve', taskId: APPROVE });
    const { head, offers, tasks } = await talk.file();
    expect(head.status).toBe('proposed');
    expect(offers).toMatchObject([{ status: 'needs-approval', options: [{ concession: 'replacement' }, {}] }]);
    expect(tasks).toMatchObject([{ taskId: APPROVE, kind: 'approve', assignee: 'elena', subject: '1' }]);
    expect(await talk.outbox()).toEqual([]);
    expect(await talk.written()).toEqual([]);
  });

  it('No approval is asked of anybody the complaint is about', async () => {
    const text = 'La señora Elena me colgó y la caldera no funciona.';
    const talk = await aNegotiation({ remedy: 'replacement', text });
    await talk.propose();
    expect((await talk.task(APPROVE))?.assignee).toBe('javier');
  });

  it('Where nobody who may approve is there, the approval is asked of one who is away, and the history says so', async () => {
    const people = policy.people.filter(({ roles }) => !roles.includes('approver') && !roles.includes('supervisor'));
    const away = { from: '2026-11-01', to: '2026-12-31' };
    const others = policy.people
      .filter((person) => !people.includes(person))
      .map((one) => ({ ...one, absences: [away] }));
    const talk = await aNegotiation({ remedy: 'replacement', policy: { ...policy, people: [...people, ...others] } });
    await talk.propose();
    expect(await talk.task(APPROVE)).toMatchObject({ assignee: 'elena', status: 'planned' });
    const { events } = await talk.file();
    expect(events.at(-1)).toMatchObject({
      type: 'proposed',
      data: { approver: 'elena', away: ['elena', 'javier', 'sofia', 'andres'], lacks: 'presence' },
    });
  });

  it('An approved offer is put to its owner, who releases it', async () => {
    const talk = await aNegotiation({ remedy: 'replacement' });
    await talk.advance();
    await talk.verdict({ user: user('elena'), decision: 'approve' });
    expect(await talk.propose()).toMatchObject({ next: 'release', taskId: RELEASE });
    expect(await talk.written()).toEqual([]);
    expect(await talk.advance()).toMatchObject({ next: 'offer', taskId: OFFER });
    expect(await talk.offers()).toMatchObject([{ status: 'open', approvedBy: 'elena', round: 1 }]);
    expect(await talk.text('offer-1-1')).toContain('Un aparato nuevo');
  });

  it('After a refused approval only what the owner may grant is proposed, as the customer’s first offer', async () => {
    const talk = await aNegotiation({ remedy: 'replacement' });
    await talk.advance();
    await talk.verdict({ user: user('elena'), decision: 'refuse' });
    expect(await talk.advance()).toMatchObject({ next: 'offer', taskId: OFFER });
    expect(await talk.offered()).not.toContain('replacement');
    for (let step = 'offer'; step === 'offer'; step = (await talk.advance()).next) {
      const [offer] = (await talk.offers()).slice(-1);
      expect(offer?.options.every(({ cost }) => cost.amount <= 10_000)).toBe(true);
      expect(offer?.reasons.map(({ code }) => code)).toContain('after-refusal');
      await talk.answer({ decision: 'counter' });
    }
    expect((await talk.offers()).map(({ round }) => round)).toEqual([1, 2, 3]);
  });

  it('Anything of cost needs an approval while the case has no owner', async () => {
    const talk = await aNegotiation();
    await talk.table.write([{ update: keys.head(CASE_ID), remove: ['owner'] }]);
    expect((await talk.propose()).next).toBe('approve');
  });

  it('A cycle that is over cannot go on', async () => {
    const talk = await aNegotiation({ head: { cycle: 2 } });
    await expect(talk.propose(1)).rejects.toThrow(Permanent);
  });

  it('Stage concede puts no text of the customer into the history', async () => {
    const talk = await aNegotiation({ wish: 'Quiero hablar con mi prima Begoña' });
    await talk.advance();
    await talk.answer({ decision: 'counter', message: 'Begoña opina otra cosa' });
    await talk.advance();
    expect(JSON.stringify((await talk.file()).events)).not.toContain('Begoña');
  });
});

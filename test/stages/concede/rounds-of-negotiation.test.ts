import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import { CASE_ID, caseIdNumber, knownAs, policy } from '#test/support/case-fixture.ts';
import { aNegotiation } from './negotiation.ts';

describe('the rounds of a negotiation', () => {
  it('Each counter leads a step further, and the negotiation ends after the rounds of the policy', async () => {
    const talk = await aNegotiation();
    const seen: string[][] = [];
    while ((await talk.advance()).next === 'offer') {
      seen.push(await talk.added());
      await talk.answer({ decision: 'counter', message: 'No me basta.' });
    }
    expect(seen).toHaveLength(policy.negotiation.rounds);
    expect(new Set(seen.flat()).size).toBe(seen.flat().length);
    expect((await talk.file()).head.status).toBe('answered');
  });

  it('What the customer names in a counter is offered', async () => {
    const talk = await aNegotiation();
    await talk.advance();
    await talk.answer({ decision: 'counter', message: 'Prefiero que me devuelvan el dinero, con 60 € me conformo' });
    await talk.advance();
    expect((await talk.offered())[0]).toBe('refund-60');
  });

  it('The remedy the owner noted and the one on the form are taken into account', async () => {
    const noted = await aNegotiation({ wish: 'Que venga un técnico y la arregle' });
    await noted.propose();
    expect((await noted.offered())[0]).toBe('free-repair');
    expect((await noted.offers())[0]?.reasons.map(({ code }) => code)).toContain('wish-met');
    const form = await aNegotiation();
    await form.table.write([
      { put: { ...keys.text(CASE_ID, 'desired-remedy'), textId: 'desired-remedy', text: 'Reparación' } },
    ]);
    await form.propose();
    expect((await form.offered())[0]).toBe('free-repair');
  });

  it('What the customer was given in earlier cases is weighed', async () => {
    const talk = await aNegotiation({ cause: 'misunderstanding' });
    for (const n of [2, 3, 4, 5]) {
      const caseId = caseIdNumber(n);
      await talk.openCase({ head: { caseId, ...knownAs('customer-1'), receivedAt: '2026-09-01T09:00:00.000Z' } });
      const money = companyMoney(policy, 6000);
      await talk.table.write([{ put: { ...keys.outcome(caseId, 1), cycle: 1, totalCost: money } }]);
    }
    await talk.propose();
    const codes = (await talk.offers())[0]?.options[0]?.reasons.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['repetition', 'earlier-concessions', 'customer-value']));
  });

  it('Cases that somebody filed in the name of the customer are not weighed', async () => {
    const talk = await aNegotiation({ cause: 'misunderstanding' });
    for (const n of [2, 3, 4, 5]) {
      const caseId = caseIdNumber(n);
      const head = { caseId, ...knownAs('customer-1', false), receivedAt: '2026-09-01T09:00:00.000Z' };
      await talk.openCase({ head });
      const totalCost = companyMoney(policy, 6000);
      await talk.table.write([{ put: { ...keys.outcome(caseId, 1), cycle: 1, totalCost } }]);
    }
    await talk.propose();
    const codes = (await talk.offers())[0]?.options[0]?.reasons.map(({ code }) => code);
    expect(codes).not.toContain('repetition');
    expect(codes).not.toContain('earlier-concessions');
  });

  it('Where nothing was found a courtesy is offered, once more after a counter, then the final answer follows', async () => {
    const talk = await aNegotiation({ cause: 'unfounded' });
    await talk.advance();
    expect(await talk.offered()).toEqual(['courtesy-check']);
    await talk.answer({ decision: 'counter' });
    await talk.advance();
    expect(await talk.offered()).toEqual(['courtesy-check']);
    expect(await talk.text('offer-1-2')).toContain('lo que le propusimos sigue abierto');
    await talk.answer({ decision: 'counter' });
    expect(await talk.advance()).toEqual({ caseId: CASE_ID, cycle: 1, next: 'agree' });
  });

  it('Where nothing but words is possible no offer is made of them: the final answer holds them', async () => {
    const bare = { ...policy, concessions: policy.concessions.filter(({ id }) => id !== 'courtesy-check') };
    const explanation = 'El aparato funciona como debe.';
    const talk = await aNegotiation({ cause: 'customer-use', explanation, policy: bare });
    expect(await talk.advance()).toEqual({ caseId: CASE_ID, cycle: 1, next: 'agree' });
    await talk.agree();
    expect(await talk.text('agreement-text-1')).toContain(`Qué ha pasado\n${explanation}`);
  });

  it('An option of an earlier round can be accepted in a later one, as it was offered', async () => {
    const talk = await aNegotiation();
    await talk.advance();
    const [first] = await talk.offers();
    await talk.answer({ decision: 'counter', message: 'No me basta.' });
    await talk.advance();
    await talk.answer({ decision: 'accept', option: 'b' });
    await talk.agree();
    const accepted = first?.options.find(({ optionId }) => optionId === 'b');
    expect(await talk.text('agreement-text-1')).toContain(accepted?.title.replace(/\s/g, ' '));
    expect((await talk.offers())[1]).toMatchObject({ status: 'accepted', chosen: 'b' });
  });

  it('Every offer apologises and explains before it offers anything, where the cause is ours', async () => {
    const talk = await aNegotiation({
      explanation: 'Una junta estaba mal puesta.',
      prevention: 'Revisamos las juntas.',
    });
    for (const round of [1, 2, 3]) {
      await talk.advance();
      expect(await talk.text(`offer-1-${round}`)).toMatch(
        /le pedimos disculpas\..*Una junta estaba mal puesta\..*Revisamos las juntas\..*Además/s,
      );
      await talk.answer({ decision: 'counter' });
    }
  });

  it('Nothing more is offered after an acceptance', async () => {
    const talk = await aNegotiation();
    await talk.advance();
    await talk.answer({ decision: 'accept', option: 'a' });
    expect(await talk.propose()).toEqual({ caseId: CASE_ID, cycle: 1, next: 'agree' });
  });

  it('A no is put to the owner before any final answer, once, however often the stage runs', async () => {
    const talk = await aNegotiation();
    await talk.advance();
    await talk.answer({ decision: 'decline', message: 'No me sirve.' });
    const taskId = `${CASE_ID}.release.1.2`;
    expect(await talk.propose()).toEqual({ caseId: CASE_ID, cycle: 1, next: 'release', taskId });
    const items = talk.table.all();
    expect(await talk.propose()).toMatchObject({ next: 'release', taskId });
    expect(talk.table.all()).toEqual(items);
    expect(await talk.task(taskId)).toMatchObject({ assignee: 'lucia', subject: 'final-answer', status: 'planned' });
    expect((await talk.file()).agreements).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { storeItems } from '#cases/store/items.ts';
import { textItem } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import { splitMessageText } from '#domain/messages/compose.ts';
import { recordAnswer } from '#functions/stages/offer/record-answer.ts';
import { CASE_ID, caseIdNumber } from '#test/support/case-fixture.ts';
import { refused } from '#test/support/refused.ts';
import { aNegotiation } from '../concede/negotiation.ts';

const TASK = `${CASE_ID}.offer.1.1`;

const offered = async (start = {}) => {
  const talk = await aNegotiation(start);
  await talk.advance();
  return talk;
};

describe('recordAnswer', () => {
  it('An acceptance keeps its evidence: when, how, what, and the hash of what was sent', async () => {
    const talk = await offered();
    expect(await talk.answer({ decision: 'accept', option: 'b' })).toEqual({ decision: 'accept' });
    const { head, offers, events } = await talk.file();
    expect(head).toMatchObject({ status: 'accepted', stage: 'offer' });
    expect(offers).toMatchObject([{ status: 'accepted', chosen: 'b', answeredAt: '2026-11-23T09:00:00.000Z' }]);
    expect(events.at(-1)).toMatchObject({
      type: 'offer-answered',
      actor: { kind: 'customer' },
      data: {
        decision: 'accept',
        option: 'b',
        round: 1,
        how: 'tracking-link',
        sha256OfOffer: sha256(splitMessageText(await talk.text('offer-1-1')).body),
      },
    });
    expect(await talk.task(TASK)).toMatchObject({
      status: 'decided',
      decidedBy: 'customer',
      output: { decision: 'accept' },
    });
    expect((await talk.outbox()).filter(({ effect }) => effect === 'resume').slice(-1)).toMatchObject([
      { taskId: TASK },
    ]);
  });

  it('An acceptance needs no option where there is only one', async () => {
    const talk = await offered({ cause: 'unfounded' });
    await talk.answer({ decision: 'accept' });
    expect(await talk.offers()).toMatchObject([{ chosen: 'a' }]);
  });

  it.each([undefined, 'z'])('An acceptance needs an option of the offer: %s', async (option) => {
    const talk = await offered();
    const problem = await refused(talk.answer({ decision: 'accept', ...(option && { option }) }));
    expect(problem).toMatchObject({
      code: 'option-unclear',
      errors: [{ pointer: '/option', message: 'must be one of a, b' }],
    });
    expect((await talk.task(TASK))?.status).toBe('open');
  });

  it('The text of a counter is kept as a message, the owner is notified, and the next update is promised', async () => {
    const talk = await offered();
    await talk.answer({ decision: 'counter', message: 'Quiero más garantía.' });
    const { head, offers, messages } = await talk.file();
    expect(head).toMatchObject({ status: 'countered', nextWordBy: '2026-11-25T09:00:00.000Z' });
    expect(offers).toMatchObject([{ status: 'countered', messageTextId: 'answer-1-1' }]);
    expect(messages.find(({ messageId }) => messageId === 'answer-1-1')).toMatchObject({
      direction: 'in',
      audience: 'customer',
    });
    expect(await talk.text('answer-1-1')).toBe('Quiero más garantía.');
    expect(await talk.written()).toEqual(expect.arrayContaining(['staff-message lucia']));
  });

  it.each(['splitFrom', 'linkedTo'] as const)(
    'What began a case with words from another one (%s) stays, also where it was an answer there',
    async (from) => {
      const talk = await offered({ head: { [from]: caseIdNumber(9) } });
      await storeItems(talk.table, CASE_ID, [textItem('answer-1-1', 'Y la factura también está mal.')]);
      await talk.answer({ decision: 'counter', message: 'Quiero más garantía.' });
      const { head, offers, messages } = await talk.file();
      const own = `${head.reference}.answer-1-1`;
      expect(offers).toMatchObject([{ messageTextId: own }]);
      expect(messages.map(({ messageId }) => messageId)).toContain(own);
      expect(await talk.text(own)).toBe('Quiero más garantía.');
      expect(await talk.text('answer-1-1')).toBe('Y la factura también está mal.');
    },
  );

  it('A declined offer is declined', async () => {
    const talk = await offered();
    expect(await talk.answer({ decision: 'decline' })).toEqual({ decision: 'decline' });
    expect((await talk.file()).head.status).toBe('declined');
  });

  it('An offer is answered once, and a second answer learns when the first was', async () => {
    const talk = await offered();
    const answers = await Promise.allSettled([
      talk.answer({ decision: 'accept', option: 'a' }),
      talk.answer({ decision: 'decline' }),
    ]);
    const lost = answers.find((answer) => answer.status === 'rejected');
    expect(lost?.reason).toMatchObject({
      code: 'offer-answered-before',
      details: { decidedBy: 'customer', decidedAt: '2026-11-23T09:00:00.000Z' },
    });
    expect((await talk.events()).filter((type) => type === 'offer-answered')).toHaveLength(1);
  });

  it('An answer needs an open offer and a case that exists', async () => {
    const talk = await aNegotiation();
    expect(await refused(talk.answer({ decision: 'decline' }))).toMatchObject({ code: 'no-open-offer', details: {} });
    const { taskId = '' } = await talk.pause();
    expect(await refused(talk.answer({ decision: 'decline' }))).toMatchObject({ code: 'no-open-offer', details: {} });
    await talk.release({ taskId });
    expect(await refused(talk.answer({ decision: 'decline' }))).toMatchObject({
      code: 'task-not-open',
      message: 'The task is not open',
    });
    const unknown = { caseId: caseIdNumber(9), decision: 'decline' as const };
    expect(await refused(recordAnswer(unknown, talk))).toMatchObject({ code: 'no-such-case' });
  });
});

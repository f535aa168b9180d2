import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { sha256 } from '#domain/case/history.ts';
import type { RecordedMeans } from '#domain/case/settlement.ts';
import { wishesOf } from '#domain/messages/requested-remedies.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const offered = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, {
    text: 'El paquete llegó una semana tarde y nadie me avisó.',
    customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
  });
  await story.examines({ cause: 'third-party' });
  const owner = String((await story.head()).owner);
  const { offer } = await story.sees();
  const option = String(offer?.options[0]?.option);
  const desk = (path: string, body: unknown, by = owner) =>
    amends.call('POST', `/desk/cases/${story.caseId}/${path}`, { user: staff(by), body });
  const name = staffName(amends, owner);
  const message = async (text: string) => {
    await amends.call('POST', `${story.path}/messages`, { body: { text } });
    const { messages } = await story.file();
    return messages.findLast(({ direction }) => direction === 'in')?.messageId ?? '';
  };
  return { amends, story, owner, option, desk, name, message };
};
const staffName = ({ policy }: ReturnType<typeof inMemoryAmends>, id: string): string =>
  policy.people.find((person) => person.id === id)?.name ?? id;

const means: { how: RecordedMeans; says: string }[] = [
  { how: 'phone', says: 'por teléfono' },
  { how: 'mail', says: 'por correo electrónico' },
  { how: 'post', says: 'por carta' },
  { how: 'chat', says: 'por mensaje' },
  { how: 'in-person', says: 'en persona' },
];

describe('an acceptance that was not given on the tracking page', () => {
  it.each(means)(
    'An acceptance by $how is recorded with its evidence, and the agreement says how it was given',
    async ({ how, says }) => {
      const { story, owner, option, desk, name } = await offered();
      const answer = await desk('acceptance', { option, how, evidence: { text: 'Llamó a las 10 y aceptó.' } });
      expect(answer.status, answer.text).toBe(200);
      const { agreements, events, texts, head, tasks, offers } = await story.file();
      const [agreement] = agreements;
      const salt = texts.get('acceptance-1-1-salt');
      const evidenceHash = sha256(`{"salt":"${salt}","text":"Llamó a las 10 y aceptó."}`);
      expect(salt).toMatch(/.{20}/);
      expect(agreement).toMatchObject({
        kind: 'agreement',
        acceptance: { how, option, round: 1, recordedBy: owner, evidence: { sha256: evidenceHash } },
      });
      expect(texts.get(agreement?.acceptance?.evidence?.textId ?? '')).toBe('Llamó a las 10 y aceptó.');
      const [answered] = eventsOf(events, 'offer-answered');
      expect(answered).toMatchObject({
        actor: { kind: 'person', id: owner },
        data: { decision: 'accept', how, option, by: 'person', evidence: { sha256: evidenceHash } },
      });
      expect(answered?.data.sha256OfOffer).toBe(offers[0]?.sha256);
      expect(answer.body).toEqual({
        decision: 'accept',
        option,
        recordedBy: owner,
        sha256OfOffer: answered?.data.sha256OfOffer,
        sha256OfEvidence: evidenceHash,
      });
      expect(JSON.stringify(events)).not.toContain('Llamó');
      const text = texts.get(agreement?.textId ?? '') ?? '';
      expect(text).toMatch(
        new RegExp(`${says}, el \\p{Ll}+ \\d.* a las? \\d+:\\d\\d, según dejó constancia ${name}`, 'u'),
      );
      expect(text).not.toContain('enlace de seguimiento');
      expect(head.status).toBe('closed');
      expect(tasks.find(({ kind }) => kind === 'offer')).toMatchObject({ status: 'decided', decidedBy: owner });
    },
  );

  it('A customer’s message is evidence by its id, alone or in an object, and the agreement gives its date', async () => {
    const { amends, story, option, desk, message } = await offered();
    await amends.pass('2026-11-24T10:00:00.000Z');
    const messageId = await message('Lo he hablado en casa y nos parece correcto.');
    await amends.pass('2026-11-25T10:00:00.000Z');
    expect((await desk('acceptance', { option, how: 'mail', evidence: messageId })).status).toBe(200);
    const [agreement] = (await story.file()).agreements;
    expect(agreement?.acceptance).toMatchObject({
      at: '2026-11-24T10:00:00.000Z',
      evidence: {
        messageId,
        sha256: sha256(
          JSON.stringify({
            message: (await story.file()).texts.get(messageId),
            salt: (await story.file()).texts.get('acceptance-1-1-salt'),
          }),
        ),
      },
    });
    const shown = (await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff('sofia') })).body['agreement'];
    expect(shown).toMatchObject({
      acceptedBy: 'mail',
      acceptedAt: '2026-11-24T10:00:00.000Z',
      evidence: { messageId },
    });
  });

  it('Evidence has to be of the case, and not older than the offer', async () => {
    const { story, option, desk } = await offered();
    const [complaint] = (await story.file()).messages;
    const evidences = [{ messageId: 'no-such-message' }, { attachmentId: 'no-such-file' }, { messageId: 'offer-1-1' }];
    for (const evidence of evidences)
      expect((await desk('acceptance', { option, how: 'mail', evidence })).status).toBe(422);
    expect(complaint?.direction).toBe('in');
    for (const evidence of [{}, '', undefined, { note: 'x' }])
      expect((await desk('acceptance', { option, how: 'mail', evidence })).status).toBe(400);
    expect((await desk('acceptance', { option, how: 'fax', evidence: 'x' })).status).toBe(400);
    expect((await story.head()).status).toBe('released');
  });

  it('Only the owner or a supervisor records it, of an open offer, for one of its options, once', async () => {
    const { story, option, desk } = await offered();
    const body = { option, how: 'phone', evidence: 'Lo aceptó por teléfono.' };
    expect((await desk('acceptance', body, 'elena')).status).toBe(403);
    expect((await desk('acceptance', { ...body, option: 'z' })).status).toBe(400);
    const answers = await Promise.all([
      desk('acceptance', body),
      desk('acceptance', { ...body, reason: 'Quien lo lleva no está hoy.' }, 'sofia'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = await story.answers({ decision: 'decline' });
    expect(late.status).toBe(409);
    expect((await story.file()).agreements).toHaveLength(1);
    expect((await desk('acceptance', body)).status).toBe(409);
    expect((await desk('counter', { how: 'phone', message: 'Quiere más.' })).status).toBe(409);
  });

  it('Where nothing was offered there is nothing to accept', async () => {
    const amends = inMemoryAmends();
    const story = await cast(amends, { text: 'El paquete llegó una semana tarde.', customer: { name: 'Rosa' } });
    const owner = String((await story.head()).owner);
    const body = { option: 'a', how: 'phone', evidence: 'Lo aceptó por teléfono.' };
    const answer = await amends.call('POST', `/desk/cases/${story.caseId}/acceptance`, { user: staff(owner), body });
    expect(answer.status).toBe(409);
  });
});

describe('a counter that was not given on the tracking page', () => {
  it('A counter on the phone leads to the next round, as the words of whoever wrote it down', async () => {
    const { amends, story, owner, desk } = await offered();
    const answer = await desk('counter', { how: 'phone', message: 'Pide el doble de abono.' });
    expect(answer.status, answer.text).toBe(200);
    const { offers, messages, texts, events } = await story.file();
    expect(offers[0]).toMatchObject({ status: 'countered', recordedBy: owner, messageTextId: 'answer-1-1' });
    expect(texts.get('answer-1-1')).toBe('Pide el doble de abono.');
    expect(messages.some(({ messageId }) => messageId === 'answer-1-1')).toBe(false);
    expect(eventsOf(events, 'offer-answered')[0]).toMatchObject({
      actor: { kind: 'person', id: owner },
      data: { decision: 'counter', how: 'phone', by: 'person', because: 'customer-said' },
    });
    const shown = await amends.call('GET', story.path);
    expect(shown.text).not.toContain('Pide el doble');
  });

  it('A final answer tells it as what we understood, not in the customer’s mouth', async () => {
    const { story, desk } = await offered();
    await desk('counter', { how: 'phone', message: 'Pide el doble de abono.' });
    expect(wishesOf(await story.file(), 1)[0]).toEqual({ text: 'Pide el doble de abono.', noted: true });
    for (let turn = 0; turn < 6 && (await story.file()).agreements.length === 0; turn++) {
      await story.sees();
      await story.answers({ decision: 'decline' });
    }
    const { agreements, texts } = await story.file();
    const text = texts.get(agreements[0]?.textId ?? '') ?? '';
    expect(text).toContain('Entendimos que pedía: Pide el doble de abono.');
    expect(text).not.toContain('«Pide');
  });

  it('Who wants a supervisor on the phone gets one', async () => {
    const { story, desk } = await offered();
    await desk('counter', { how: 'phone', message: 'Dice: quiero hablar con una supervisora.' });
    expect(await story.open('contact')).toMatchObject([{ assignee: 'sofia' }]);
  });
});

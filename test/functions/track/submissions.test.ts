import { describe, expect, it } from 'vitest';
import type { Message } from '#domain/case/message.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { PAGE } from '#test/support/track.ts';
import { aCase, agreed, offered } from './tracked-case.ts';

describe('POST /t/{token}/answer', () => {
  it('An offer is accepted, countered or declined, once', async () => {
    for (const answer of [
      { decision: 'accept', option: 'a' },
      { decision: 'counter', message: 'Prefiero dinero' },
      { decision: 'decline' },
    ]) {
      const { track, outbox } = await aCase(offered);
      const { status, body } = await track('POST', `${PAGE}/answer`, { json: answer });
      expect(status).toBe(200);
      expect(body).not.toHaveProperty('offer');
      expect(await outbox()).toContainEqual(expect.objectContaining({ effect: 'resume' }));
      expect((await track('POST', `${PAGE}/answer`, { json: answer })).status).toBe(409);
    }
  });

  it.each([
    [{ decision: 'maybe' }, '/decision'],
    [{}, '/decision'],
    [{ decision: 'accept', option: 'z' }, '/option'],
    [{ decision: 'counter', message: 'x'.repeat(4001) }, '/message'],
  ])('The answer %o is refused', async (answer, pointer) => {
    const { track, see } = await aCase(offered);
    const refused = await track('POST', `${PAGE}/answer`, { json: answer });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    expect(await see()).toHaveProperty('offer');
  });

  it('There is nothing to answer without an offer, and a GET never decides', async () => {
    const { track, events } = await aCase();
    expect((await track('POST', `${PAGE}/answer`, { json: { decision: 'decline' } })).status).toBe(409);
    expect((await track('GET', `${PAGE}/answer`, { query: { decision: 'accept' } })).status).toBe(404);
    expect(await events()).toEqual(['complaint-received']);
  });
});

describe('POST /t/{token}/messages', () => {
  const path = `${PAGE}/messages`;

  it('A message is added to the case, also after its end, when the owner is asked what becomes of it', async () => {
    const { track, see, written, events } = await aCase(agreed);
    const text = 'Algo más:\n\nhoy tampoco calienta.';
    expect((await track('POST', path, { json: { text } })).status).toBe(200);
    expect((await see()).messages.at(-1)).toMatchObject({ direction: 'in', text });
    expect(await written()).toEqual(['staff-task lucia']);
    expect((await events()).slice(-2)).toEqual(['message-received', 'task-opened']);
  });

  it('After fifty messages without an answer of ours no more are taken, until there is one', async () => {
    const customer = await aCase();
    const { track, cases } = customer;
    for (let n = 1; n < 50; n++)
      expect((await track('POST', path, { json: { text: `Mensaje ${n}` } })).status).toBe(200);
    expect((await track('POST', path, { json: { text: 'Uno más' } })).status).toBe(429);
    customer.clock.pass('PT1M');
    const at = customer.clock.now();
    const answer: Message = {
      messageId: 'answer',
      at,
      direction: 'out',
      audience: 'customer',
      channel: 'email',
      status: 'queued',
      textId: 'answer',
    };
    await cases.change(CASE_ID, at, () => ({
      events: [{ type: 'message-sent', actor: { kind: 'person', id: 'lucia' }, data: { messageId: 'answer' } }],
      items: [{ kind: 'message', message: answer }],
    }));
    customer.clock.pass('PT1M');
    expect((await track('POST', path, { json: { text: 'Gracias' } })).status).toBe(200);
  });

  it.each([{ text: '' }, { text: 'x'.repeat(8001) }, { text: 'a\u0007b' }, { text: 7 }, {}])(
    'The message %j is refused',
    async (body) => {
      const { track } = await aCase();
      const refused = await track('POST', path, { json: body });
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/text' }] } });
    },
  );
});

describe('POST /t/{token}/survey', () => {
  it('A score is taken while we ask for one', async () => {
    const { track, see } = await aCase(async (c) => {
      await agreed(c);
      await c.openTask('survey', { assignee: 'customer' });
    });
    expect((await see()).survey).toEqual({ best: 5 });
    const path = `${PAGE}/survey`;
    expect(await track('POST', path, { json: { score: 9 } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/score' }] },
    });
    expect((await track('POST', path, { json: { score: 4, comment: 'Bien' } })).body).not.toHaveProperty('survey');
    expect((await track('POST', path, { json: { score: 4 } })).status).toBe(409);
  });
});

describe('an answer to an offer that is over', () => {
  it('Its words are not lost: it is refused, and they ask the owner, once', async () => {
    const { track, file } = await aCase(agreed);
    const json = { decision: 'decline', message: 'Al final no me convence: no me han devuelto nada.' };
    for (const _ of [1, 2]) expect((await track('POST', `${PAGE}/answer`, { json })).status).toBe(409);
    const { messages, tasks } = await file();
    expect(messages.filter(({ direction, channel }) => direction === 'in' && channel === 'tracking-page')).toHaveLength(
      1,
    );
    expect(tasks.filter(({ kind }) => kind === 'reply')).toMatchObject([{ status: 'open', subject: 'broken-promise' }]);
  });

  it('That somebody accepts it without a word is not lost either: their owner reads it, once, and nobody where both had agreed', async () => {
    const pressed = async (amends: ReturnType<typeof inMemoryAmends>, story: Awaited<ReturnType<typeof cast>>) => {
      for (const _ of [1, 2])
        expect(
          (await amends.call('POST', `${story.path}/answer`, { body: { decision: 'accept', option: 'a' } })).status,
        ).toBe(409);
      const { messages, texts } = await story.file();
      return messages
        .flatMap(({ direction, textId }) => (direction === 'in' ? [String(texts.get(textId))] : []))
        .slice(1);
    };
    const begun = async () => {
      const amends = inMemoryAmends();
      const story = await cast(amends, {
        text: 'El pedido llegó tarde y nadie respondió a mis correos.',
        customer: { email: 'ana.roca@correo.example' },
      });
      await story.examines({});
      return { amends, story };
    };
    const { amends, story } = await begun();
    await story.answers({ decision: 'decline' });
    expect(await pressed(amends, story)).toEqual(['[Pulsó «Acepto» (a) cuando la propuesta ya no estaba abierta]']);
    expect(await story.open('reply')).toHaveLength(1);
    const other = await begun();
    await other.story.answers({ decision: 'accept', option: 'a' });
    expect(await pressed(other.amends, other.story)).toEqual([]);
  });
});

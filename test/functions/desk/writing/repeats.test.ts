import { describe, expect, it } from 'vitest';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';
import { aDesk, lucia, sofia } from '#test/support/desk.ts';
import { aCustomer, PAGE } from '#test/support/track.ts';

const MESSAGES = `/desk/cases/${CASE_ID}/messages`;
const NOTES = `/desk/cases/${CASE_ID}/notes`;
const text = 'Mañana le llamo con la fecha de la visita.';

const opened = async () => {
  const fixture = caseFixture();
  await fixture.openCase();
  const { desk } = aDesk(fixture);
  const write = (path: string, json: object, { key, as = lucia }: { key?: string; as?: typeof lucia } = {}) =>
    desk('POST', path, { as, json, ...(key && { headers: { 'idempotency-key': key } }) });
  const kept = async (template?: string) =>
    (await fixture.file()).messages.filter((message) => message.template === template && message.direction === 'out');
  const { track } = aCustomer(fixture);
  const say = (words: string) => track('POST', `${PAGE}/messages`, { json: { text: words } });
  return { ...fixture, write, kept, say, letters: () => kept('customer-message') };
};

describe('what is sent twice', () => {
  it.each(['a-key', undefined])('A message that comes twice is one (key: %s), also at the same moment', async (key) => {
    const { write, letters, clock } = await opened();
    const options = key ? { key } : {};
    const [first, again] = await Promise.all([write(MESSAGES, { text }, options), write(MESSAGES, { text }, options)]);
    clock.pass('PT30S');
    const later = await write(MESSAGES, { text }, options);
    expect(first.status).toBe(201);
    expect([again.body, later.body]).toMatchObject([
      { messageId: first.body?.['messageId'], channel: 'email' },
      { messageId: first.body?.['messageId'], channel: 'email' },
    ]);
    expect(await letters()).toHaveLength(1);
  });

  it('The same words of somebody else, of another key, or later are another message', async () => {
    const { write, letters, clock } = await opened();
    await write(MESSAGES, { text }, { key: 'one' });
    await write(MESSAGES, { text }, { key: 'two' });
    await write(MESSAGES, { text, reason: 'La responsable no está y esto no espera.' }, { as: sofia });
    clock.pass('PT3M');
    await write(MESSAGES, { text, reason: 'La responsable no está y esto no espera.' }, { as: sofia });
    expect(await letters()).toHaveLength(4);
  });

  it('A key of other words is refused', async () => {
    const { write, letters } = await opened();
    await write(MESSAGES, { text }, { key: 'one' });
    expect(await write(MESSAGES, { text: 'Otra cosa.' }, { key: 'one' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(await letters()).toHaveLength(1);
  });

  it.each(['a-key', undefined])('A note that comes twice is one (key: %s)', async (key) => {
    const { write, kept } = await opened();
    const options = key ? { key } : {};
    const first = await write(NOTES, { text }, options);
    expect((await write(NOTES, { text }, options)).body).toEqual(first.body);
    expect(await kept()).toHaveLength(1);
  });

  it('An attempt to call that comes twice is one', async () => {
    const { openTask, write, events } = await opened();
    const { taskId } = await openTask('contact', { assignee: 'lucia', parts: [1] });
    const report = { how: 'not-reached', note: 'No contesta a las 10:02.' };
    await write(`/desk/tasks/${taskId}/complete`, report);
    expect((await write(`/desk/tasks/${taskId}/complete`, report)).status).toBe(200);
    expect((await events()).filter((type) => type === 'person-not-reached')).toHaveLength(1);
  });
});

describe('what the writer has seen', () => {
  it('Nothing is sent where the customer has said more, which the refusal counts and dates', async () => {
    const { write, say, letters, clock } = await opened();
    clock.pass('PT1H');
    await say('Ya no hace falta la visita.');
    await say('De verdad, no vengan.');
    const refused = await write(MESSAGES, { text, seenUpTo: 'first' });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'words-unseen', newer: { count: 2, lastAt: '2026-11-23T10:00:00.000Z' } },
    });
    expect(await letters()).toHaveLength(0);
    const newer = refused.body?.['newer'] as { seenUpTo: string } | undefined;
    expect((await write(MESSAGES, { text, seenUpTo: newer?.seenUpTo })).status).toBe(201);
    expect(await letters()).toHaveLength(1);
  });

  it('A place in the history says it as well, and who says nothing is not stopped', async () => {
    const { write, say, file } = await opened();
    const { seq } = (await file()).head;
    expect((await write(MESSAGES, { text: 'Uno.', seenUpTo: seq }, { key: 'a' })).status).toBe(201);
    await say('Una cosa más.');
    expect((await write(MESSAGES, { text: 'Dos.', seenUpTo: seq }, { key: 'b' })).status).toBe(409);
    expect((await write(MESSAGES, { text: 'Tres.' }, { key: 'c' })).status).toBe(201);
  });

  it('A repeat of what was sent is answered as before, whatever came since', async () => {
    const { write, say, letters } = await opened();
    const first = await write(MESSAGES, { text, seenUpTo: 'first' }, { key: 'one' });
    await say('Una cosa más.');
    expect((await write(MESSAGES, { text, seenUpTo: 'first' }, { key: 'one' })).body).toEqual(first.body);
    expect(await letters()).toHaveLength(1);
  });

  it('A message that the case does not have is refused', async () => {
    const { write } = await opened();
    expect(await write(MESSAGES, { text, seenUpTo: 'nothing' })).toMatchObject({
      status: 400,
      body: { code: 'value-unknown' },
    });
  });
});

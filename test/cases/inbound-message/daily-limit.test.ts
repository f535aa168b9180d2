import { describe, expect, it } from 'vitest';
import { applyInboundMessage } from '#cases/inbound-message/apply-inbound-message.ts';
import type { InboundMessage } from '#cases/inbound-message/inbound-message.ts';
import type { DeskCase } from '#functions/desk/case/contract.ts';
import { CASE_ID, caseFixture, policy } from '#test/support/case-fixture.ts';
import { aDesk, lucia } from '#test/support/desk.ts';

const tight = { ...policy, limits: { ...policy.limits, messagesADay: { ofChannel: 3, ofCase: 5 } } };

const said = (messageId: string, channel: string, at: string, text: string): InboundMessage => ({
  message: { messageId, direction: 'in', audience: 'customer', channel, at, textId: messageId, status: 'received' },
  text,
});

/** A case in which a customer writes many times. */
const aFlood = async () => {
  const fixture = caseFixture();
  await fixture.openCase();
  const { cases, clock, written, file, task } = fixture;
  const deps = { policy: tight, clock, deskUrl: 'https://amends.example/desk', law: fixture.law } as never;
  let count = 0;
  const say = async (channel: string, text = 'Sigo esperando'): Promise<void> => {
    const at = clock.now();
    await cases.change(CASE_ID, at, (current) =>
      applyInboundMessage({ file: current, at, deps }, said(`m${++count}`, channel, at, text)),
    );
  };
  const notices = async () => (await written()).filter((one) => one.startsWith('staff-message')).length;
  const asked = async () => (await file()).tasks.filter(({ kind }) => kind === 'over-limit');
  return { fixture, say, notices, asked, file, task, clock };
};

describe('more messages in a day than are seen to one by one', () => {
  it('are kept with their words and counted, by channel; their owner has one task for all of them and no notice of each', async () => {
    const { say, notices, asked, file } = await aFlood();
    for (let index = 0; index < 3; index++) await say('email');
    expect([await notices(), await asked()]).toEqual([3, []]);
    for (let index = 0; index < 20; index++) await say('email', `Otra vez ${index}`);
    expect(await notices()).toBe(3);
    expect(await asked()).toMatchObject([{ status: 'open', assignee: 'lucia' }]);
    const { messages, texts, head } = await file();
    const noted = messages.filter(({ overLimit }) => overLimit);
    expect(noted).toHaveLength(20);
    expect(noted.every(({ status }) => status === 'noted')).toBe(true);
    expect([...texts.values()]).toContain('Otra vez 19');
    expect(head.correspondence).toMatchObject({ overLimit: 20, today: { counts: { email: 3 } } });
  });

  it('are read for what is asked about personal data all the same', async () => {
    const { say, file } = await aFlood();
    for (let index = 0; index < 4; index++) await say('email');
    await say('email', 'Y borren todos mis datos.');
    const asked = (await file()).tasks.filter(({ subject }) => subject === 'personal-data:asked');
    expect(asked).toMatchObject([{ status: 'open', assignee: 'sofia' }]);
  });

  it('are counted over all channels too', async () => {
    const { say, asked, file } = await aFlood();
    // The complaint itself, by the form, is one of the five.
    for (const channel of ['email', 'email', 'sms', 'whatsapp']) await say(channel);
    expect(await asked()).toEqual([]);
    await say('telegram');
    expect(await asked()).toHaveLength(1);
    expect((await file()).head.correspondence?.overLimit).toBe(1);
  });

  it('are seen to one by one again the next day', async () => {
    const { say, notices, clock } = await aFlood();
    for (let index = 0; index < 6; index++) await say('email');
    expect(await notices()).toBe(3);
    clock.pass('P1D');
    await say('email');
    expect(await notices()).toBe(4);
  });

  it('are heard for danger all the same', async () => {
    const { say, file } = await aFlood();
    for (let index = 0; index < 4; index++) await say('email');
    await say('email', 'Huele a gas en toda la casa y nos mareamos');
    expect((await file()).tasks.map(({ kind }) => kind)).toContain('call');
  });

  it('are answered for: whoever read them says what becomes of it, and what comes after asks again', async () => {
    const { fixture, say, asked } = await aFlood();
    for (let index = 0; index < 5; index++) await say('email');
    const { desk } = aDesk(fixture);
    const shown = await desk('GET', `/desk/cases/${CASE_ID}`, { as: lucia });
    expect((shown.body as unknown as DeskCase).overLimit).toBe(2);
    const [task] = await asked();
    const done = { json: { note: 'Repite lo mismo; le llamo hoy.' }, as: lucia };
    expect((await desk('POST', `/desk/tasks/${task?.taskId}/complete`, done)).status).toBe(200);
    await say('email');
    expect((await asked()).map(({ status }) => status)).toEqual(['decided', 'open']);
  });
});

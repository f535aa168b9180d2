import { describe, expect, it } from 'vitest';
import { isUnchecked } from '#domain/messages/unchecked.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { aCase, CASE_ID, caseFixture, knownAs, policy } from '#test/support/case-fixture.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';

const withADay = (aDay: number): Policy => {
  const { unchecked } = policy.limits.outgoing;
  if (!unchecked) throw new Error('The policy has no limits for unchecked complaints');
  const outgoing = { ...policy.limits.outgoing, unchecked: { ...unchecked, aDay } };
  return { ...policy, limits: { ...policy.limits, outgoing } };
};

/** Amends whose form asks a bot check, which takes `good` alone. */
const checked = (over?: Policy) => {
  const amends = inMemoryAmends(over && { policy: over });
  Object.assign(amends.deps, {
    botCheck: async (token?: string) => (token ? (token === 'good' ? 'passed' : 'failed') : 'missing'),
  });
  const file = async (email: string, token?: string, text = 'Me han cobrado dos veces la factura de octubre.') => {
    const headers = token ? { 'bot-check-token': token } : {};
    const { status, body } = await amends.call('POST', '/complaints', { body: { text, customer: { email } }, headers });
    expect(status).toBe(202);
    return String(body['caseId']);
  };
  return { ...amends, file };
};

const received = (mails: { to: string }[], address: string): number => mails.filter(({ to }) => to === address).length;

describe('what is sent because of complaints that a program may have filed', () => {
  it.each([['bad'], [undefined]])(
    'One mail an hour goes to an address; who passed gets one each: %s',
    async (token) => {
      const { file, mails, pass } = checked();
      for (let n = 0; n < 4; n++) await file('ana@correo.example', token);
      for (let n = 0; n < 4; n++) await file('eva@correo.example', 'good');
      expect(received(mails, 'ana@correo.example')).toBe(1);
      expect(received(mails, 'eva@correo.example')).toBe(4);
      await pass('2026-11-23T10:30:00.000Z');
      const before = received(mails, 'ana@correo.example');
      for (let n = 0; n < 2; n++) await file('ana@correo.example', token);
      expect(received(mails, 'ana@correo.example')).toBe(before + 1);
    },
  );

  it('All of them together have a day of their own, which takes nothing from that of the others', async () => {
    const { file, mails } = checked(withADay(3));
    for (let n = 0; n < 6; n++) await file(`bot${n}@correo.example`, 'bad');
    await file('eva@correo.example', 'good');
    expect(mails.filter(({ to }) => /^bot\d@/.test(to))).toHaveLength(3);
    expect(received(mails, 'eva@correo.example')).toBe(1);
  });

  it('What is held back stands on the page, is kept as held back, and its case goes on as any other', async () => {
    const { file, cases } = checked(withADay(1));
    await file('uno@correo.example', 'bad');
    const held = await cases.load(await file('dos@correo.example', 'bad'));
    expect(held?.messages.find(({ template }) => template === 'acknowledgment')).toMatchObject({
      failure: 'HeldBackByDayLimit',
    });
    expect(held?.tasks).toContainEqual(expect.objectContaining({ kind: 'examine', status: 'open' }));
  });

  it('What is said of a danger leaves all the same', async () => {
    const { file, mails } = checked(withADay(1));
    await file('uno@correo.example', 'bad');
    await file('dos@correo.example', 'bad', 'Huele a gas en toda la casa y tengo un bebé.');
    expect(received(mails, 'dos@correo.example')).toBe(1);
  });
});

it.each([
  ['failed', {}, true],
  ['missing', {}, true],
  ['unavailable', {}, false],
  [undefined, {}, false],
  ['failed', knownAs('m'), false],
  ['missing', knownAs('m', false), true],
] as const)('A complaint whose check is %s, of %o, counts as unchecked: %s', async (botCheck, head, expected) => {
  const { cases } = caseFixture();
  const data = { channel: 'web', messageId: 'first', ...(botCheck && { botCheck }) } as const;
  await cases.open(aCase(head), {
    events: [{ type: 'complaint-received', actor: { kind: 'customer' }, data }],
    items: [],
  });
  const file = await cases.load(CASE_ID);
  expect(file && isUnchecked(file)).toBe(expected);
});

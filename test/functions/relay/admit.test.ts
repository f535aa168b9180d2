import { describe, expect, it } from 'vitest';
import { channels } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { messageToCustomer } from '#domain/messages/compose.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import { relay } from '#functions/relay/relay.ts';
import { CASE_ID, caseFixture, caseIdNumber, knownAs, MONDAY, policy } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { relayDepsOf, services } from './services.ts';

type Setting = { head?: object; complainant?: Complainant; policy?: Policy; templates?: TemplateId[] };

/** Messages of some templates leave, each once more as the stream repeats. */
const leaving = async ({
  head = knownAs('m'),
  complainant = { email: 'ana@example.com' },
  templates = ['offer'],
  ...over
}: Setting) => {
  const fixture = caseFixture();
  const outside = services();
  await fixture.openCase({ head, complainant });
  for (const [n, template] of templates.entries())
    await fixture.cases.change(CASE_ID, MONDAY, ({ head: now }) =>
      combine(
        { events: [anEvent('offered')] },
        messageToCustomer(
          channels,
          { head: now, complainant },
          { messageId: `m${n}`, at: MONDAY, template, subject: 'S', body: 'B', short: 'C' },
        ),
      ),
    );
  const waiting = async () =>
    (await fixture.outbox()).map((item) => ({ what: 'effect', caseId: CASE_ID, item }) as const);
  const deps = { ...relayDepsOf(fixture, outside), ...(over.policy && { policy: over.policy }) };
  await relay(await waiting(), deps);
  await relay(await waiting(), deps);
  const { messages } = await fixture.file();
  const fates = messages.filter(({ audience, direction }) => direction === 'out' && audience === 'customer');
  return {
    outside,
    fixture,
    fates: fates.map(({ channel, status, failure }) => [channel, status, failure].filter(Boolean).join(' ')),
  };
};

const bySms = (id: string, email?: string): Setting => ({
  head: { channel: 'sms' },
  complainant: { handles: [{ channel: 'sms', id, lastHeardAt: MONDAY }], ...(email && { email }) },
});

describe('a number that is written to', () => {
  it.each([
    ['+34600111222', 'sms sent'],
    ['+34803123456', 'sms failed number-costs-more'],
    ['+34902123456', 'sms failed number-costs-more'],
    ['+8816123456789', 'sms failed number-not-known'],
    ['+883510012345678', 'sms failed number-not-known'],
    ['+870772001234', 'sms failed number-not-known'],
    ['+263771234567', 'sms failed number-not-known'],
    ['+447012345678', 'sms failed number-costs-more'],
    ['+5351234567', 'sms failed country-not-allowed'],
    ['+18765551234', 'sms failed number-not-known'],
    ['23456', 'sms failed number-not-known'],
  ])('Who wrote from %s by SMS: %s', async (number, fate) => {
    const { fates, outside } = await leaving(bySms(number));
    expect(fates).toEqual([fate]);
    expect(outside.posts).toHaveLength(fate === 'sms sent' ? 1 : 0);
  });

  it('What may not go to a number goes by mail where there is one', async () => {
    const setting = bySms('+34803123456', 'ana@example.com');
    const { fixture } = await leaving(setting);
    expect((await fixture.file()).messages.find(({ messageId }) => messageId === 'm0')).toMatchObject({
      channel: 'email',
      status: 'sent',
      tried: ['sms'],
    });
  });

  it('A number behind WhatsApp of a carrier is nobody’s premium line', async () => {
    expect((await leaving(bySms('whatsapp:+263771234567'))).fates).toEqual(['sms sent']);
  });

  it('Countries are what the policy says, besides the company’s own', async () => {
    const outgoing = { ...policy.limits.outgoing, countries: ['CU'] };
    const over = { ...policy, limits: { ...policy.limits, outgoing } };
    expect((await leaving({ ...bySms('+5351234567'), policy: over })).fates).toEqual(['sms sent']);
    expect((await leaving({ ...bySms('+34600111222'), policy: over })).fates).toEqual(['sms sent']);
    expect((await leaving({ ...bySms('+33612345678'), policy: over })).fates).toEqual([
      'sms failed country-not-allowed',
    ]);
  });
});

describe('a day that is full', () => {
  const full = (most: number): Policy => {
    const outgoing = { ...policy.limits.outgoing, aDay: { other: most, email: most } };
    return { ...policy, limits: { ...policy.limits, outgoing } };
  };

  it('Reminders and surveys wait; offers, answers, dangers and what is said of a confirmed failure leave', async () => {
    const { fates } = await leaving({
      policy: full(1),
      templates: [
        'survey',
        'survey',
        'offer-reminder',
        'offer',
        'final-answer',
        'acknowledgment-urgent',
        'outage-update',
        'late-notice',
      ],
    });
    expect(fates).toEqual([
      'email sent',
      'email failed HeldBackByDayLimit',
      'email failed HeldBackByDayLimit',
      ...Array<string>(5).fill('email sent'),
    ]);
  });

  it.each([
    [
      'of the form to an address that nobody has proved waits: its page is the receipt',
      { channel: 'web', ...knownAs('m', false) },
      'email failed HeldBackByDayLimit',
    ],
    ['of the form to a proved address leaves', { channel: 'web', ...knownAs('m') }, 'email sent'],
    ['of a mail leaves: it is the only receipt there is', { channel: 'email', ...knownAs('m', false) }, 'email sent'],
  ])('The acknowledgment %s', async (_, head, fate) => {
    expect((await leaving({ head, policy: full(1), templates: ['survey', 'acknowledgment'] })).fates).toEqual([
      'email sent',
      fate,
    ]);
  });

  it('Notices to the team are counted nowhere', async () => {
    const { fixture } = await leaving({ templates: [] });
    expect((await fixture.table.query(`OUTGOINGDAY#email#2026-11-23#0`)).length).toBe(0);
    expect(caseIdNumber(1)).toBe(CASE_ID);
  });
});

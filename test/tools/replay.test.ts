import { describe, expect, it } from 'vitest';
import { callOut } from '#functions/outgoing/call-out.ts';
import { aWebhookSecret } from '#test/support/carries-out.ts';
import { CASE_ID, caseFixture, standingClock } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { replayEvents } from '#tools/replay/replay-events.ts';

const at = (hour: string) => `2026-11-23T${hour}:00.000Z`;

/** A case with something in each of several hours, and a system that wants to hear of some of it. */
const aHistory = async () => {
  const fixture = caseFixture(standingClock(at('12:00')));
  await fixture.openCase({ head: { receivedAt: at('08:00') } });
  for (const [hour, type] of [
    ['09:10', 'note-added'],
    ['10:20', 'stalled'],
    ['10:50', 'note-added'],
    ['11:30', 'note-added'],
  ] as const)
    await fixture.cases.change(CASE_ID, at(hour), () => ({ events: [anEvent(type), anEvent('went-on')] }));
  const [known] = fixture.policy.integrations;
  if (!known) throw new Error('An integration');
  return { ...fixture, integration: { ...known, events: ['note-added', 'stalled'] } };
};

describe('a system that was away', () => {
  it('It is told again of what it wants of a period, in the order of the case, with the ids that the events had', async () => {
    const { table, cases, clock, policy, integration, outbox } = await aHistory();
    const period = { since: at('10:00'), until: at('11:00') };
    expect(await replayEvents({ integration, period, now: at('12:00') }, table)).toEqual({ cases: 1, events: 2 });
    const [item, ...more] = (await outbox()).filter(({ effect }) => effect === 'notify');
    expect(more).toEqual([]);
    const ids: string[] = [];
    const fetch = async (_: unknown, { headers }: RequestInit = {}) => {
      ids.push((headers as Record<string, string>)['webhook-id'] ?? '');
      return new Response(null, { status: 204 });
    };
    await callOut(
      { caseId: CASE_ID, effectId: item?.effectId ?? '' },
      {
        ...{ table, cases, clock, policy, deskUrl: '', random: () => 0, firstPauseMs: 0 },
        keysOf: async () => ({ secrets: [aWebhookSecret()] }),
        settingsOf: async () => undefined,
        fetch: fetch as typeof globalThis.fetch,
      },
    );
    expect(ids).toEqual([`${CASE_ID}.4`, `${CASE_ID}.6`]);
  });

  it('Asked for twice at one moment it is told once; outside of the period there is nothing', async () => {
    const { table, integration, outbox } = await aHistory();
    const period = { since: at('08:00'), until: at('12:00') };
    for (let time = 0; time < 2; time++) await replayEvents({ integration, period, now: at('12:00') }, table);
    expect((await outbox()).filter(({ effect }) => effect === 'notify')).toHaveLength(1);
    const before = { since: at('01:00'), until: at('02:00') };
    expect(await replayEvents({ integration, period: before, now: at('12:01') }, table)).toEqual({
      cases: 0,
      events: 0,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { decideIncident, proposeIncident } from '#cases/store/incidents.ts';
import { incidentPartition } from '#cases/store/keys.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import { Transient } from '#domain/failures.ts';
import type { Incident } from '#domain/incidents/incident.ts';
import { webhooksOf } from '#functions/outgoing/webhooks-of.ts';
import { relay } from '#functions/relay/relay.ts';
import { caseFixture, standingClock } from '#test/support/case-fixture.ts';
import { relayDepsOf, services } from './services.ts';

const AT = '2027-01-11T09:00:00.000Z';
const incidentId = '3f2a9c0d1e4b-202701110900';
const proposed: Incident = {
  ...{ incidentId, kind: 'incident', state: 'proposed', key: 'topic=outage&place=ES-SE', beganAt: AT, foundAt: AT },
  ...{ about: { topic: 'outage', place: 'ES-SE', words: ['apagones'] }, reasons: [], customers: 8, countedAt: AT },
};

/** An incident, and the relay over what others are to be told of it. */
const anIncident = async (events: string[] = []) => {
  const fixture = caseFixture(standingClock(AT), 'dated');
  const outside = services();
  const [integration] = fixture.policy.integrations;
  if (!integration) throw new Error('There is no integration');
  const policy = { ...fixture.policy, integrations: [{ ...integration, events }] };
  const deps = { ...relayDepsOf(fixture, outside), policy };
  await proposeIncident(fixture.table, proposed);
  const waiting = async () =>
    (await fixture.table.query(incidentPartition(incidentId), 'OUTBOX#')) as unknown as OutboxItem[];
  const done = async () =>
    relay(
      (await waiting()).map((item) => ({ what: 'effect', caseId: item.caseId, item })),
      deps,
    );
  return { ...fixture, outside, deps, waiting, done };
};

describe('what happens to an incident', () => {
  it('is put on the bus: its id, its kind and codes, and nothing that anybody wrote', async () => {
    const { table, outside, waiting, done } = await anIncident();
    await done();
    const decision = { state: 'confirmed', confirmed: { by: 'rosa', at: AT, reason: 'Lo vemos.' } } as const;
    await decideIncident(table, { before: proposed, decision, at: AT, quietUntil: AT });
    await done();
    const told = { version: 1, at: AT, incidentId, kind: 'incident', topic: 'outage' };
    expect(outside.announced).toEqual([
      {
        type: 'amends.incident.proposed',
        detail: { ...told, id: `${incidentId}.incident-proposed`, type: 'incident-proposed', by: 'system' },
      },
      {
        type: 'amends.incident.confirmed',
        detail: { ...told, id: `${incidentId}.incident-confirmed`, type: 'incident-confirmed', by: 'person' },
      },
    ]);
    expect(await waiting()).toEqual([]);
  });

  it('is told by webhook to whichever system wants it, as it is told on the bus', async () => {
    const { outside, waiting, done, deps } = await anIncident(['incident-proposed', 'incident-closed']);
    await done();
    const [notify] = await waiting();
    if (notify?.effect !== 'notify') throw new Error('Nobody is told');
    expect(outside.handed).toEqual([]);
    await done();
    expect(outside.handed).toEqual([{ caseId: incidentId, effectId: notify.effectId }]);
    const [webhook] = await webhooksOf(notify, deps as never);
    expect(JSON.parse(webhook?.body ?? '')).toEqual({
      type: 'amends.incident.proposed',
      timestamp: AT,
      data: outside.announced[0]?.detail,
    });
  });

  it('waits while the bus is away, and is kept for a person in the end', async () => {
    const { outside, waiting, done } = await anIncident();
    outside.fail('put', new Transient('EventBridge is away'));
    for (let time = 0; time < 8; time++) await done();
    expect(await waiting()).toMatchObject([{ attempts: 8, gsi2pk: expect.stringContaining('DEAD') }]);
    expect(outside.announced).toEqual([]);
  });
});

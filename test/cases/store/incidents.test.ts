import { describe, expect, it } from 'vitest';
import { incidentOf } from '#cases/store/incident-of.ts';
import {
  decideIncident,
  incidentsOfCase,
  incidentsThat,
  incidentTold,
  keepFindings,
  keepMember,
  membersOf,
  proposeIncident,
  proposeMember,
  recountIncident,
} from '#cases/store/incidents.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { DETECTION, type Incident, incidentIdOf } from '#domain/incidents/incident.ts';
import { instantAfter } from '#domain/time.ts';

const foundAt = '2026-11-25T09:40:00.000Z';

const incident = (changes: Partial<Incident> = {}): Incident => {
  const one = { kind: 'incident', key: 'topic=outage', about: { topic: 'outage' }, foundAt, ...changes } as const;
  return {
    state: 'proposed',
    beganAt: '2026-11-25T09:12:00.000Z',
    reasons: [],
    customers: 10,
    countedAt: foundAt,
    ...one,
    incidentId: incidentIdOf(one),
  };
};

const HOUR_MS = 3_600_000;
const later = instantAfter(foundAt, HOUR_MS);

describe('an incident', () => {
  it('is proposed once for what it is about, also by two runs at once', async () => {
    const table = memoryTable();
    const again = incident({ foundAt: later });
    const stored = await Promise.all([proposeIncident(table, incident()), proposeIncident(table, again)]);
    expect(stored.filter(Boolean)).toHaveLength(1);
    expect(await proposeIncident(table, again)).toBe(false);
    expect(await proposeIncident(table, incident({ key: 'topic=outage&product=gas' }))).toBe(true);
    expect(await incidentsThat(table, 'open')).toHaveLength(2);
  });

  it('keeps what somebody records of it in the moment in which it is closed', async () => {
    const table = memoryTable();
    const before = incident({ state: 'confirmed' });
    await proposeIncident(table, before);
    const findings = { cause: 'Un cable', correctiveAction: 'Se cambia', by: 'rosa', at: later };
    expect(await keepFindings(table, before, findings)).toBe(true);
    const decision = { state: 'closed', closed: { by: 'lucia', at: later } } as const;
    expect(await decideIncident(table, { before, decision, at: later, quietUntil: later })).toBe(true);
    expect(await incidentOf(table, before.incidentId)).toEqual({ ...before, ...decision, findings });
  });

  it('is proposed anew only after some rest once it has ended, and is listed among the ended then', async () => {
    const table = memoryTable();
    const before = incident();
    await proposeIncident(table, before);
    const decision = { state: 'dismissed', dismissed: { by: 'lucia', at: foundAt } } as const;
    const after = { ...before, ...decision };
    expect(await decideIncident(table, { before, decision, at: foundAt, quietUntil: later })).toBe(true);
    expect(await decideIncident(table, { before, decision, at: foundAt, quietUntil: later })).toBe(false);
    expect(await incidentsThat(table, 'open')).toEqual([]);
    expect(await incidentsThat(table, 'ended')).toEqual([after]);
    expect(await proposeIncident(table, incident({ foundAt: instantAfter(later, -1) }))).toBe(false);
    const next = incident({ foundAt: later });
    expect(await proposeIncident(table, next)).toBe(true);
    expect(await incidentsThat(table, 'open')).toEqual([next]);
  });

  it('is counted anew while nobody has decided, and told of once', async () => {
    const table = memoryTable();
    const one = incident();
    await proposeIncident(table, one);
    const grown = { ...one, customers: 40, countedAt: later };
    expect(await recountIncident(table, grown)).toBe(true);
    expect([
      await incidentTold(table, one.incidentId, later),
      await incidentTold(table, one.incidentId, later),
    ]).toEqual([true, false]);
    expect(await incidentOf(table, one.incidentId)).toEqual({ ...grown, toldAt: later });
    expect(await recountIncident(table, { ...grown, state: 'confirmed' })).toBe(false);
  });
});

describe('the cases of an incident', () => {
  const { incidentId } = incident();
  const member = (caseId: string) => ({ incidentId, caseId, state: 'proposed' as const, at: foundAt, by: DETECTION });

  it('lie one by one, in pages, and are found from the case', async () => {
    const table = memoryTable();
    for (const caseId of ['c', 'a', 'b']) expect(await proposeMember(table, member(caseId))).toBe(true);
    const first = await membersOf(table, incidentId, { limit: 2 });
    expect(first.map(({ caseId }) => caseId)).toEqual(['a', 'b']);
    expect(await membersOf(table, incidentId, { limit: 2, after: 'b' })).toEqual([member('c')]);
    expect(await incidentsOfCase(table, 'a')).toEqual([member('a')]);
    expect(await incidentsOfCase(table, 'd')).toEqual([]);
  });

  it('are not put back by the program once a person took them out', async () => {
    const table = memoryTable();
    await proposeMember(table, member('a'));
    const left = { ...member('a'), state: 'left' as const, at: later, by: 'lucia' };
    await keepMember(table, left);
    expect(await proposeMember(table, member('a'))).toBe(false);
    expect(await membersOf(table, incidentId, { limit: 10 })).toEqual([left]);
  });
});

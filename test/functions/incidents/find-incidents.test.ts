import { describe, expect, it } from 'vitest';
import { listCustomer } from '#cases/store/affected.ts';
import { passesDue } from '#cases/store/incident-passes.ts';
import { decideIncident, incidentsThat, membersOf } from '#cases/store/incidents.ts';
import { caseIndex, keys } from '#cases/store/keys.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import type { Outgoing } from '#channels/contract.ts';
import type { Case } from '#domain/case/case.ts';
import { keyKinds } from '#domain/incidents/kinds.ts';
import { findIncidents } from '#functions/incidents/find-incidents.ts';
import { aCase, caseIdNumber, knownAs, MONDAY, policy, standingClock } from '#test/support/case-fixture.ts';

const severity = { level: 2 as const, points: 2, reasons: [] };

/** A company in which cases come in, and the run that looks for incidents among them. */
const aCompany = (incidents: Partial<typeof policy.incidents> = {}) => {
  const table = memoryTable();
  const clock = standingClock(MONDAY);
  const sent: Outgoing[] = [];
  const send = async (mail: Outgoing) => sent.push(mail);
  const files = async (n: number, over: Partial<Case> = {}) => {
    const caseId = caseIdNumber(n);
    const head = aCase({
      ...{
        caseId,
        receivedAt: clock.now(),
        customerKey: `pseudonym-${n}`,
        topic: 'outage',
        severity,
        ...over,
      },
    });
    await table.write([
      { put: { ...keys.head(caseId), ...head, ...caseIndex(head) } },
      { put: { ...keys.complainant(caseId), name: 'Marta Olmedo', region: 'ES-SE' } },
      { put: { ...keys.text(caseId, 'redacted-m1'), textId: 'redacted-m1', text: 'barrio oscuras apagón' } },
    ]);
  };
  const own = { ...policy, incidents: { ...policy.incidents, ...incidents } };
  let ids = 0;
  const newId = () => `id-${++ids}`;
  const run = () => findIncidents({}, { table, clock, policy: own, newId, send, deskUrl: 'https://desk.example' });
  const confirm = async () => {
    const [before] = await incidentsThat(table, 'open');
    if (!before) throw new Error('There is no incident');
    const confirmed = { by: 'sofia', at: clock.now() };
    const decision = { state: 'confirmed', confirmed } as const;
    await decideIncident(table, { before, decision, at: clock.now(), quietUntil: clock.now() });
    return before.incidentId;
  };
  return { table, clock, sent, files, run, confirm };
};

describe('Looking for incidents', () => {
  it('Eight customers of one failure become one proposal, told to a supervisor once, however often it runs', async () => {
    const { table, sent, files, run, clock } = aCompany();
    for (let n = 1; n <= 8; n++) await files(n);
    expect(await run()).toMatchObject({ came: 8, proposed: 1 });
    clock.pass('PT5M');
    expect(await run()).toMatchObject({ came: 0, proposed: 0 });
    const [incident, ...more] = await incidentsThat(table, 'open');
    expect(more).toEqual([]);
    expect(incident).toMatchObject({ about: { topic: 'outage', place: 'ES-SE' }, customers: 8, toldAt: MONDAY });
    expect(await membersOf(table, incident?.incidentId ?? '', { limit: 20 })).toHaveLength(8);
    expect(sent).toHaveLength(1);
    const supervisors = policy.people.filter(({ roles }) => roles.includes('supervisor')).map(({ email }) => email);
    expect(supervisors).toContain(sent[0]?.to);
    expect(sent[0]?.text).toMatch(/8/);
  });

  it('Who is on a list of a confirmed incident and complains, of whatever, is put to it', async () => {
    const { table, files, run, confirm, clock } = aCompany();
    for (let n = 1; n <= 8; n++) await files(n);
    await run();
    const known = { customerKeys: ['pseudonym-20'], id: 'pseudonym-20' };
    const incidentId = await confirm();
    const written = { language: 'es', replyLanguage: 'es' } as const;
    const customer = { ...known, ...written, incidentId, email: 'ana@example.com', listedAt: clock.now() };
    await listCustomer(table, customer, '2027-01-01T00:00:00.000Z');
    clock.pass('PT5M');
    await files(20, { topic: 'billing', ...knownAs('pseudonym-20', false) });
    await files(21, { topic: 'billing', ...knownAs('pseudonym-21', false) });
    await run();
    const members = await membersOf(table, incidentId, { limit: 20 });
    expect(members.map(({ caseId }) => caseId)).toContain(caseIdNumber(20));
    expect(members.map(({ caseId }) => caseId)).not.toContain(caseIdNumber(21));
    expect(members.find(({ caseId }) => caseId === caseIdNumber(20))).toMatchObject({ state: 'proposed' });
  });

  it('Who complains after that is put to it, and nobody is told again', async () => {
    const { table, sent, files, run, clock } = aCompany();
    for (let n = 1; n <= 8; n++) await files(n);
    await run();
    clock.pass('PT10M');
    await files(9);
    expect(await run()).toEqual({ came: 1, proposed: 0, goOn: 1 });
    const [incident] = await incidentsThat(table, 'open');
    expect(incident?.customers).toBe(9);
    expect(await membersOf(table, incident?.incidentId ?? '', { limit: 20 })).toHaveLength(9);
    expect(sent).toHaveLength(1);
  });

  it('Who complains once it is confirmed is put to people, unless the policy names what they have in common with it', async () => {
    const by = async (...joins: (typeof keyKinds)[number][]) => {
      const { table, files, run, clock, confirm } = aCompany({ automatic: { joins, messages: [] } });
      for (let n = 1; n <= 8; n++) await files(n);
      await run();
      clock.pass('PT5M');
      const incidentId = await confirm();
      await files(9);
      await files(10, { topic: 'billing' });
      await run();
      const late = (await membersOf(table, incidentId, { limit: 20 })).slice(8);
      return { late, passes: await passesDue(table, clock.now()) };
    };
    const told = { caseId: caseIdNumber(9), state: 'proposed' };
    expect(await by('batch')).toMatchObject({ late: [told], passes: [] });
    expect((await by()).late[0]).not.toHaveProperty('byPolicy');
    expect(await by(...keyKinds)).toMatchObject({ late: [{ ...told, byPolicy: true }], passes: [{ rounds: 0 }] });
  });

  it('One customer is no incident, nor is praise, and a case is read once', async () => {
    const { table, files, run } = aCompany();
    for (let n = 1; n <= 12; n++) await files(n, { customerKey: 'the-same' });
    for (let n = 13; n <= 24; n++) await files(n, { kind: 'praise' });
    expect(await run()).toEqual({ came: 12, proposed: 0, goOn: 0 });
    expect(await incidentsThat(table, 'open')).toEqual([]);
  });

  it('What is kept names nobody', async () => {
    const { table, files, run } = aCompany();
    for (let n = 1; n <= 8; n++) await files(n);
    await run();
    const kept = table.all().filter(({ pk }) => /^(OBSERVED|COUNTED|INCIDENT)/.test(pk));
    expect(kept.length).toBeGreaterThan(3);
    expect(JSON.stringify(kept)).not.toMatch(/Olmedo|pseudonym|apag/);
  });

  it('A case that was not understood yet is looked at later, and after a while as it is', async () => {
    const { table, files, run, clock } = aCompany();
    await files(1);
    await table.write([{ update: keys.head(caseIdNumber(1)), remove: ['severity'] }]);
    expect(await run()).toMatchObject({ came: 0 });
    clock.pass('PT11M');
    expect(await run()).toMatchObject({ came: 1 });
  });
});

import { describe, expect, it } from 'vitest';
import { learningKeys } from '#cases/store/keys.ts';
import { todaysPolicy } from '#cases/todays-policy.ts';
import { casePolicy } from '#domain/policy/case-policy.ts';
import { aDesk, lucia, sofia } from '#test/support/desk.ts';
import { policy } from '#test/support/policy.ts';

const andres = { id: 'andres', groups: ['supervisor', 'approver'] };
const javier = { id: 'javier', groups: ['approver', 'supervisor'] };
const WEEK = { from: '2026-11-23', to: '2026-11-29' };

const setting = () => {
  const it = aDesk();
  let version = 0;
  const read = async (as = sofia) => (await it.desk('GET', '/desk/staff', { as })).body;
  const change = async (json: object, as = sofia, headers: Record<string, string> = {}) => {
    const answer = await it.desk('POST', '/desk/staff', {
      as,
      json,
      headers: { 'if-match': `"${version}"`, ...headers },
    });
    if (answer.status === 200) version = answer.body.version;
    return answer;
  };
  const today = todaysPolicy(policy, it);
  const asked = async () => {
    await today.beforeRun();
    return today.policy;
  };
  return { ...it, read, change, today: asked };
};
const personIn = ({ people }: { people: { id: string }[] }, id: string) => people.find((person) => person.id === id);

describe('absences', () => {
  it('An absence holds for every function, and a deployment of the same file does not undo it', async () => {
    const { change, today, read } = setting();
    const { status, body, headers } = await change({ change: 'absence', person: 'lucia', absence: WEEK });
    expect([status, headers['etag'], body.version]).toEqual([200, '"1"', 1]);
    expect(personIn(body, 'lucia')).toMatchObject({ absences: [WEEK], away: true });
    const lucias = async () => (await today()).people.find(({ id }) => id === 'lucia')?.absences;
    expect(await lucias()).toEqual([WEEK]);
    expect((await read()).record).toMatchObject([
      { seq: 1, type: 'changed', by: { id: 'sofia', name: 'Sofía Arrizabalaga' }, change: { person: 'lucia' } },
    ]);
  });

  it('One that is taken back is gone, also where it stands in the file', async () => {
    const { change, table, clock } = setting();
    await change({ change: 'absence', person: 'lucia', absence: WEEK });
    const back = await change({ change: 'no-absence', person: 'lucia', absence: WEEK });
    expect(personIn(back.body, 'lucia')).toMatchObject({ absences: [], away: false });
    expect((await change({ change: 'no-absence', person: 'lucia', absence: WEEK })).body).toMatchObject({
      code: 'change-missing',
      detail: 'Ya está así: no cambiaría nada',
      errors: [{ pointer: '/change' }],
    });
    const [{ detail: allowed }] = (await change({ change: 'outage' })).body.errors;
    expect(allowed).toContain('aviso de un canal que no funciona');
    const inFile = structuredClone(policy);
    const ofFile = inFile.people.find(({ id }) => id === 'lucia');
    ofFile?.absences.push(WEEK);
    const withFile = todaysPolicy(inFile, { table, clock });
    await withFile.beforeRun();
    // It was not in the file when it was taken back: what the file says since is new.
    expect(withFile.policy.people.find(({ id }) => id === 'lucia')?.absences).toEqual([WEEK]);
  });

  it('Days that end before they begin are refused in both languages', async () => {
    const { change } = setting();
    const wrong = { change: 'absence', person: 'lucia', absence: { from: '2026-12-04', to: '2026-12-01' } };
    const { status, body } = await change(wrong, sofia, { 'accept-language': 'es' });
    expect([status, body.code]).toEqual([422, 'staff-unfit']);
    expect(body.detail).toContain('termina antes de empezar');
    expect((await change(wrong, sofia, { 'accept-language': 'en' })).body.title).toContain(
      'people.yaml: lucia: absences',
    );
  });

  it('A case under an earlier version of the policy goes by who is there today', async () => {
    const { change, today } = setting();
    await change({ change: 'absence', person: 'mateo', absence: WEEK });
    const earlier = casePolicy(await today(), { ...policy, version: 'earlier' });
    expect(earlier.people.find(({ id }) => id === 'mateo')?.absences).toEqual([WEEK]);
  });
});

describe('limits', () => {
  const raise = { change: 'person', person: 'elena', set: { limit: 80_000 } };

  it('A higher limit waits for another supervisor, who is neither who asked nor whom it is about', async () => {
    const it = setting();
    const asked = await it.change(raise);
    expect(asked.body.asked).toMatchObject([{ seq: 1, by: { id: 'sofia' }, grants: { now: 50_000, after: 80_000 } }]);
    expect(personIn(asked.body, 'elena')).toMatchObject({ grants: 50_000 });
    expect((await it.change({ change: 'confirm', asked: 1 })).body.code).toBe('own-proposal');
    const confirmed = await it.change({ change: 'confirm', asked: 1 }, andres);
    expect(personIn(confirmed.body, 'elena')).toMatchObject({ grants: 80_000, fromDesk: ['limit'] });
    expect(confirmed.body.asked).toEqual([]);
    expect(confirmed.body.record).toMatchObject([
      { seq: 2, type: 'confirmed', by: { id: 'andres' }, asked: 1 },
      { seq: 1, type: 'asked', by: { id: 'sofia' } },
    ]);
    expect((await it.change({ change: 'confirm', asked: 1 }, andres)).body.code).toBe('no-such-request');
  });

  it('Nobody raises their own, by a limit or by a role, and nobody confirms it of themselves', async () => {
    const { change } = setting();
    expect((await change({ change: 'person', person: 'sofia', set: { limit: 600_000 } })).body.code).toBe(
      'own-authority',
    );
    await change({ change: 'person', person: 'sofia', set: { limit: 600_000 } }, andres);
    expect((await change({ change: 'confirm', asked: 1 })).body.code).toBe('own-authority');
    expect((await change({ change: 'decline', asked: 1 })).body.asked).toEqual([]);
    const role = await change({ change: 'person', person: 'lucia', set: { roles: ['owner', 'approver'] } });
    expect(role.body.asked).toHaveLength(1);
  });

  it('A lower limit holds at once, unless nobody is left who may grant what cases can come to', async () => {
    const { change } = setting();
    const lower = await change({ change: 'person', person: 'elena', set: { limit: 20_000 } });
    expect(personIn(lower.body, 'elena')).toMatchObject({ grants: 20_000 });
    for (const person of ['javier', 'sofia']) await change({ change: 'person', person, set: { limit: 0 } });
    const last = await change({ change: 'person', person: 'andres', set: { limit: 0 } }, javier);
    expect(last.body.code).toBe('staff-unfit');
  });

  it('The file wins in what it says anew, and only there', async () => {
    const it = setting();
    await it.change({ change: 'person', person: 'elena', set: { limit: 20_000, languages: ['es'] } });
    const edited = structuredClone(policy);
    Object.assign(edited.people.find(({ id }) => id === 'elena') ?? {}, { limit: 60_000 });
    const deployed = todaysPolicy(edited, it);
    await deployed.beforeRun();
    expect(deployed.policy.people.find(({ id }) => id === 'elena')).toMatchObject({ limit: 60_000, languages: ['es'] });
  });
});

describe('who works here', () => {
  const rosa = {
    name: 'Rosa Ibarra',
    email: 'rosa@lumbre.example',
    roles: ['expert'],
    languages: ['es'],
    domains: ['legal'],
  };

  it('Somebody who grants nothing is added at once, and whoever leaves keeps their name', async () => {
    const it = setting();
    expect((await it.change({ change: 'added', person: 'rosa', set: { ...rosa, domains: [] } })).body.code).toBe(
      'staff-unfit',
    );
    const added = await it.change({ change: 'added', person: 'rosa', set: rosa });
    expect(personIn(added.body, 'rosa')).toMatchObject({ added: true, left: false, fields: { domains: ['legal'] } });
    expect((await it.change({ change: 'added', person: 'rosa', set: rosa })).body.code).toBe('person-known');
    const left = await it.change({ change: 'left', person: 'rosa' });
    expect(personIn(left.body, 'rosa')).toMatchObject({ left: true, away: true, name: 'Rosa Ibarra' });
  });

  it('Whom others lead to cannot leave, nor who has work, nor can anybody act who has left', async () => {
    const it = setting();
    const named = await it.change({ change: 'left', person: 'lucia' });
    expect([named.body.code, named.body.title]).toEqual(['staff-unfit', expect.stringContaining('nadia')]);
    await it.openCase();
    await it.openTask('consult', { parts: [1], assignee: 'berta', domain: 'technical' });
    await it.change({ change: 'person', person: 'iker', set: { substitute: null } });
    expect((await it.change({ change: 'left', person: 'berta' })).body.code).toBe('person-has-work');
  });
});

describe('the record', () => {
  it('What was decided on an older team is refused, and so is what says nothing of it', async () => {
    const { change } = setting();
    await change({ change: 'absence', person: 'lucia', absence: WEEK });
    const stale = await change({ change: 'absence', person: 'mateo', absence: WEEK }, sofia, { 'if-match': '"0"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'staff-changed']);
    expect((await change({ change: 'left', person: 'mateo' }, sofia, { 'if-match': '' })).status).toBe(400);
  });

  it('Owners are not shown it', async () => {
    const { desk } = setting();
    expect((await desk('GET', '/desk/staff', { as: lucia })).body.code).toBe('role-missing');
  });

  it('An entry that was changed behind it is noticed', async () => {
    const { change, read, table } = setting();
    await change({ change: 'absence', person: 'lucia', absence: WEEK });
    await change({ change: 'absence', person: 'mateo', absence: WEEK });
    expect((await read()).isWhole).toBe(true);
    await table.write([{ update: learningKeys.staffRecord(1), set: { actor: { kind: 'person', id: 'andres' } } }]);
    expect((await read()).isWhole).toBe(false);
  });

  it('A rota of the desk holds while the file says what it said', async () => {
    const it = setting();
    const rota = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:59', people: ['nadia'] }];
    const { body } = await it.change({ change: 'rota', rota });
    expect([body.rota, body.isRotaOfDesk]).toEqual([rota, true]);
    expect((await it.change({ change: 'rota', rota: [{ ...rota[0], people: ['nobody'] }] })).body.code).toBe(
      'staff-unfit',
    );
    const edited = { ...policy, rota: policy.rota.slice(1) };
    const deployed = todaysPolicy(edited, it);
    await deployed.beforeRun();
    expect(deployed.policy.rota).toEqual(edited.rota);
  });
});

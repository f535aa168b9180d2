import { describe, expect, it } from 'vitest';
import { lucia, mateo } from '#test/support/desk.ts';
import { aDeskWithOutage, andres, FIRST, rosa, SECOND, THIRD, texts } from './setting.ts';

const reason = 'Lo confirma el centro de control.';
const findings = { cause: 'Un cable cortado', correctiveAction: 'Se señalan las obras', remedy: 'Abono de un día' };

describe('an incident that was proposed', () => {
  it('is listed with why, and its cases join it once a supervisor confirms it', async () => {
    const { desk, post, see, propose, minute, history, file, incidentId } = await aDeskWithOutage({
      reasons: [{ code: 'more-than-usual', window: 'PT1H', seen: 3, expected: 0.4, probability: 0.008, weeks: 6 }],
    });
    await propose(FIRST);
    const { body } = await desk('GET', '/desk/incidents', { as: lucia });
    expect(body.incidents).toMatchObject([{ incidentId, state: 'proposed', customers: 3 }]);
    expect(body.incidents[0].reasons[0]).toContain('3 clientes distintos en 1 hora');
    expect((await post(lucia, '/confirm', { reason })).status).toBe(403);
    expect(await history(FIRST)).toEqual([]);
    expect((await post(rosa, '/confirm', { reason })).status).toBe(200);
    expect(await see()).toMatchObject({ state: 'confirmed', isUnderWay: true, confirmed: { by: 'rosa', reason } });
    await minute();
    expect(await see()).toMatchObject({ isUnderWay: false });
    expect(await history(FIRST)).toMatchObject([{ type: 'incident-joined', data: { incidentId, how: 'confirmed' } }]);
    expect((await file(FIRST)).head.incident).toEqual({ incidentId, told: 0 });
    expect((await post(andres, '/dismiss', { reason })).body.code).toBe('incident-decided-before');
  });

  it('leaves its cases as they are where a supervisor says that it is none', async () => {
    const { post, propose, minute, history, desk } = await aDeskWithOutage();
    await propose(FIRST);
    await post(rosa, '/dismiss', { reason });
    await minute();
    expect(await history(FIRST)).toEqual([]);
    expect((await desk('GET', '/desk/incidents', { as: rosa })).body.incidents).toEqual([]);
    expect((await desk('GET', '/desk/incidents', { as: rosa, query: { view: 'ended' } })).body.incidents).toHaveLength(
      1,
    );
  });

  it('waits for a person with what is found to belong to it after it was confirmed', async () => {
    const { confirmed, propose, post, minute, history, clock, desk, incidentId, openCase } = await aDeskWithOutage();
    await confirmed();
    clock.pass('PT1H');
    const late = FIRST.replace(/1$/, '9');
    await openCase({ head: { caseId: late, reference: 'AM-DDDDDDD2' } });
    await propose(late);
    const seen = (await desk('GET', `/desk/cases/${late}/incident`, { as: lucia })).body;
    expect(seen.incidents).toMatchObject([{ incidentId, membership: 'proposed' }]);
    await post(rosa, '/messages', { kind: 'outage', texts });
    await post(andres, '/messages/1', { decision: 'release' });
    await minute();
    expect(await history(late)).toEqual([]);
    const join = { incidentId, joins: true, reason: 'Es de la misma calle.' };
    expect((await desk('POST', `/desk/cases/${late}/incident`, { as: mateo, json: join })).body.code).toBe(
      'not-your-case',
    );
    expect((await desk('POST', `/desk/cases/${late}/incident`, { as: lucia, json: join })).status).toBe(200);
    await minute();
    expect((await history(late)).map(({ type }) => type)).toEqual(['incident-joined', 'incident-told']);
  });
});

describe('a case that the policy has join', () => {
  const late = FIRST.replace(/1$/, '9');
  const word = { kind: 'word', texts: { es: { text: 'Ya hay luz.' }, en: { text: 'Power is back.' } } };

  /** All were told once, and then a complaint came in. */
  const aLateCase = async (messages: ('outage' | 'word')[]) => {
    const setting = await aDeskWithOutage({}, { joins: ['topic'], messages });
    const { confirmed, told, minute, openCase, propose, desk, incidentId } = setting;
    await confirmed();
    await told();
    await minute();
    await openCase({ head: { caseId: late, reference: 'AM-DDDDDDD2' } });
    await propose(late, { byPolicy: true });
    await minute();
    const path = `/desk/cases/${late}/incident`;
    const say = (joins: boolean) => desk('POST', path, { as: lucia, json: { incidentId, joins, reason } });
    const belongs = async () => (await desk('GET', path, { as: lucia })).body.incidents;
    return { ...setting, say, belongs };
  };

  it('is in the incident without a person, which its history says, and is sent what is released while it is', async () => {
    const { history, belongs, lettersTo, told, minute, incidentId } = await aLateCase(['word']);
    expect(await history(late)).toMatchObject([{ actor: { kind: 'system' }, data: { how: 'by-policy' } }]);
    expect(await belongs()).toMatchObject([{ membership: 'joined', isByPolicy: true, message: { isSent: false } }]);
    expect(await lettersTo(late)).toEqual([]);
    await told(word);
    await minute();
    expect(await lettersTo(late)).toMatchObject([{ messageId: `incident-${incidentId}-2` }]);
  });

  it('is sent what was released before once somebody has looked at it, and only once', async () => {
    const { say, minute, lettersTo, history, belongs } = await aLateCase([]);
    for (let time = 0; time < 2; time++) {
      await say(true);
      await minute();
    }
    expect(await belongs()).toMatchObject([{ isByPolicy: false, message: { isSent: true } }]);
    expect(await lettersTo(late)).toHaveLength(1);
    expect(await history(late)).toMatchObject([
      { data: { how: 'by-policy' } },
      { data: { how: 'by-hand' }, actor: { id: 'lucia' } },
      { type: 'incident-told' },
    ]);
  });

  it('is sent it at once where the policy names that kind of message', async () => {
    const { lettersTo } = await aLateCase(['outage']);
    expect(await lettersTo(late)).toHaveLength(1);
  });

  it('can be taken out, and stays out', async () => {
    const { say, minute, cases, propose, belongs } = await aLateCase([]);
    await say(false);
    expect(await propose(late, { byPolicy: true })).toBe(false);
    await minute();
    expect((await cases.head(late))?.incident).toBeUndefined();
    expect(await belongs()).toEqual([]);
  });
});

describe('what is known of an incident', () => {
  it('stands with what is advised to whoever has one of its cases, before anything is decided', async () => {
    const { confirmed, post, propose, desk, incidentId } = await aDeskWithOutage();
    const advised = async () => (await desk('GET', `/desk/cases/${FIRST}/advice`, { as: lucia })).body.incidents;
    expect(await advised()).toEqual([]);
    await propose(FIRST);
    expect(await advised()).toMatchObject([{ incidentId, membership: 'proposed' }]);
    await confirmed();
    await post(rosa, '/findings', findings);
    expect(await advised()).toMatchObject([{ membership: 'joined', findings }]);
  });
});

describe('a message to all', () => {
  it('goes to each in their language and by their way once another supervisor has read it, and is the word they were owed', async () => {
    const { confirmed, post, minute, lettersTo, file, openTask, incidentId } = await aDeskWithOutage();
    await confirmed();
    const owed = await openTask('outage-update', { caseId: FIRST, assignee: 'lucia' });
    expect((await post(rosa, '/messages', { kind: 'outage', texts })).body).toEqual({ number: 1 });
    expect((await post(rosa, '/messages/1', { decision: 'release' })).body.code).toBe('own-proposal');
    await minute();
    expect(await lettersTo(FIRST)).toEqual([]);
    expect((await post(andres, '/messages/1', { decision: 'release' })).status).toBe(200);
    await minute();
    const [spanish] = await lettersTo(FIRST);
    const [english] = await lettersTo(SECOND);
    const [byPhone] = await lettersTo(THIRD);
    expect(spanish).toMatchObject({ channel: 'email', template: 'outage-update' });
    expect(spanish?.text).toContain('Hoy a las 13:00.');
    expect(english?.text).toContain('Today at 13:00.');
    expect(byPhone).toMatchObject({ channel: 'tracking-page' });
    const { head, tasks, events } = await file(FIRST);
    expect(head.incident).toEqual({ incidentId, told: 1 });
    expect(tasks.find(({ taskId }) => taskId === owed.taskId)).toMatchObject({
      status: 'decided',
      decidedBy: 'andres',
    });
    expect(events.map(({ type }) => type)).toContain('outage-explained');
    expect(head.closedAt).toBeUndefined();
  });

  it('is brought by a person to whom no channel reaches', async () => {
    const { confirmed, told, minute, outbox } = await aDeskWithOutage();
    await confirmed();
    await told();
    await minute();
    const sends = (await outbox(THIRD)).filter(({ effect }) => effect === 'send');
    expect(sends).toMatchObject([{ messageId: expect.stringContaining('incident-') }]);
  });

  it('says how many it goes to before, by language and way', async () => {
    const { confirmed, desk, incidentId } = await aDeskWithOutage();
    await confirmed();
    const { counts, members } = (await desk('GET', `/desk/incidents/${incidentId}/members`, { as: rosa })).body;
    expect(counts).toEqual({
      ...{ joined: 3, open: 3, proposed: 0, languages: { es: 2, en: 1 } },
      channels: { email: 2, person: 1 },
    });
    expect(members.map(({ reference }: { reference: string }) => reference)).toContain('AM-CCCCCCC2');
  });

  it('does not leave where it is refused, nor where one waits already, nor in a wrong tone', async () => {
    const { confirmed, post, minute, lettersTo } = await aDeskWithOutage();
    await confirmed();
    const rude = {
      kind: 'word',
      texts: { es: { text: 'Es culpa suya y no vamos a hacer nada.' }, en: { text: 'Wait.' } },
    };
    expect((await post(rosa, '/messages', rude)).body.code).toBe('tone-wrong');
    expect(
      (await post(rosa, '/messages', { kind: 'outage', texts: { es: { text: 'Sin luz.' }, en: texts.en } })).status,
    ).toBe(400);
    await post(rosa, '/messages', { kind: 'outage', texts });
    expect((await post(rosa, '/messages', { kind: 'outage', texts })).body.code).toBe('incident-message-waits');
    expect((await post(andres, '/messages/1', { decision: 'refuse' })).body.code).toBe('reason-missing');
    expect((await post(andres, '/messages/1', { decision: 'refuse', reason })).status).toBe(200);
    expect((await post(andres, '/messages/1', { decision: 'release' })).body.code).toBe('incident-decided-before');
    await minute();
    expect(await lettersTo(FIRST)).toEqual([]);
  });

  it('is not sent to a case that has its answer, nor again to one that left and came back', async () => {
    const { confirmed, told, minute, desk, lettersTo, cases, clock, incidentId } = await aDeskWithOutage();
    await confirmed();
    const close = { status: 'closed', closedAt: clock.now() } as const;
    const event = { type: 'note-added', actor: { kind: 'person', id: 'lucia' }, data: { messageId: 'n' } } as const;
    await cases.change(SECOND, clock.now(), () => ({ set: close, events: [event] }));
    await told();
    await minute();
    expect(await lettersTo(SECOND)).toEqual([]);
    const say = (joins: boolean) =>
      desk('POST', `/desk/cases/${FIRST}/incident`, { as: lucia, json: { incidentId, joins, reason } });
    await say(false);
    expect((await cases.head(FIRST))?.incident).toBeUndefined();
    await say(true);
    await minute();
    expect(await lettersTo(FIRST)).toHaveLength(1);
    await told({ kind: 'word', texts: { es: { text: 'Ya hay luz.' }, en: { text: 'Power is back.' } } });
    await minute();
    expect((await lettersTo(FIRST)).map(({ template }) => template)).toEqual(['outage-update', 'customer-message']);
  });

  it('is signed by the company where the complaint is about whoever released it', async () => {
    const { confirmed, told, minute, lettersTo, cases, clock, policy } = await aDeskWithOutage();
    await confirmed();
    const data = { person: 'andres', to: 'marked', reasonTextId: 'r' } as const;
    const marked = { type: 'concern-changed', actor: { kind: 'person', id: 'lucia' }, data } as const;
    await cases.change(FIRST, clock.now(), () => ({ set: { concerned: { andres: 'marked' } }, events: [marked] }));
    await told();
    await minute();
    const name = policy.people.find(({ id }) => id === 'andres')?.name ?? '';
    expect((await lettersTo(FIRST))[0]?.text).not.toContain(name);
    expect((await lettersTo(SECOND))[0]?.text).toContain(name);
  });
});

describe('the end of an incident', () => {
  it('asks for the cause, closes no case, and shows the owner what was found', async () => {
    const { confirmed, told, minute, post, see, desk, cases } = await aDeskWithOutage();
    await confirmed();
    await told();
    await minute();
    expect((await post(rosa, '/close', { reason })).body.code).toBe('incident-without-cause');
    expect((await post(rosa, '/findings', findings)).status).toBe(200);
    expect((await post(andres, '/close', { reason })).status).toBe(200);
    expect(await see()).toMatchObject({ state: 'closed', findings: { cause: 'Un cable cortado' } });
    expect((await cases.head(FIRST))?.closedAt).toBeUndefined();
    const seen = (await desk('GET', `/desk/cases/${FIRST}/incident`, { as: lucia })).body;
    expect(seen.incidents).toMatchObject([
      { membership: 'joined', findings: { remedy: 'Abono de un día' }, message: { isSent: true } },
    ]);
    expect((await post(rosa, '/messages', { kind: 'outage', texts })).body.code).toBe('incident-not-confirmed');
  });
});

describe('an incident that a person opens', () => {
  it('is confirmed, once for what it is about, and cases are added by their reference', async () => {
    const { desk, history, table } = await aDeskWithOutage();
    const json = { topic: 'billing', reason };
    const opened = await desk('POST', '/desk/incidents', { as: rosa, json });
    expect(opened.status).toBe(201);
    expect((await desk('POST', '/desk/incidents', { as: rosa, json })).body.code).toBe('incident-exists');
    expect((await desk('POST', '/desk/incidents', { as: rosa, json: { ...json, topic: 'none' } })).status).toBe(400);
    const { incidentId } = opened.body;
    await table.write([{ put: { pk: 'REF#AM-AAAAAAA2', sk: 'REF', caseId: FIRST } }]);
    const join = { incidentId, joins: true, reason };
    expect((await desk('POST', '/desk/cases/AM-AAAAAAA2/incident', { as: rosa, json: join })).status).toBe(200);
    expect(await history(FIRST)).toMatchObject([{ type: 'incident-joined', data: { how: 'by-hand' } }]);
    await desk('POST', '/desk/cases/AM-AAAAAAA2/incident', { as: rosa, json: join });
    expect(await history(FIRST)).toHaveLength(1);
  });
});

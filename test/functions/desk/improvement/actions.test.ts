import { describe, expect, it } from 'vitest';
import { keepFigures } from '#cases/store/figures.ts';
import type { Outgoing } from '#channels/contract.ts';
import { breakdowns } from '#domain/figures/fact.ts';
import { remindOwners } from '#functions/action-reminders/remind-owners.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { policy as demo } from '#test/support/policy.ts';

const ACTION = {
  ...{ title: 'Leer bien los contadores', plan: 'Se leen cada mes en lugar de estimarse.', owner: 'mateo' },
  ...{ dueOn: '2026-12-18', measured: { by: 'topic', value: 'billing' } },
};
const WORDS = {
  es: 'Desde diciembre se hace así en toda la casa: nada se estima ya.',
  en: 'Since December we read meters each month.',
};

const anAmends = ({ left = '' } = {}) => {
  const policy = { ...demo, people: demo.people.map((one) => (one.id === left ? { ...one, left: true } : one)) };
  const amends = inMemoryAmends({ start: '2026-11-23T09:00:00.000Z', policy });
  const as = (who: string, method: 'GET' | 'POST', path: string, body?: object) =>
    amends.call(method, path, { user: staff(who), ...(body && { body }) });
  const open = async (over: object = {}): Promise<string> =>
    String((await as('sofia', 'POST', '/desk/corrective-actions', { ...ACTION, ...over })).body['actionId']);
  const writes = async (text: string, email: string) =>
    (await amends.call('POST', '/complaints', { body: { text, customer: { name: 'Ana', email } } })).body as {
      caseId: string;
      reference: string;
    };
  const kindOf = (caseId: string, kind: string) =>
    as('sofia', 'POST', `/desk/cases/${caseId}/kind`, { kind, reason: 'Es una idea.' });
  const told = (email: string) =>
    amends.mails.filter(({ to, subject }) => to === email && subject.startsWith('Qué ha cambiado'));
  return { amends, as, open, writes, kindOf, told };
};

describe('a corrective action', () => {
  it('Whoever suggested it hears what was done with their idea, once, after a second person released it', async () => {
    const { as, open, writes, kindOf, told } = anAmends();
    const email = 'ana@example.com';
    const { caseId, reference } = await writes('Sugiero que lean los contadores cada mes.', email);
    await kindOf(caseId, 'suggestion');
    const id = await open();
    expect(await as('sofia', 'POST', `/desk/corrective-actions/${id}/cases`, { case: reference })).toMatchObject({
      body: { isNew: true },
    });
    await as('sofia', 'POST', `/desk/corrective-actions/${id}/cases`, { case: caseId });
    expect(await as('andres', 'POST', `/desk/corrective-actions/${id}/release`)).toMatchObject({
      body: { code: 'action-without-words' },
    });
    expect(
      (await as('sofia', 'POST', `/desk/corrective-actions/${id}/end`, { result: 'done', words: WORDS })).status,
    ).toBe(200);
    expect(told(email)).toEqual([]);
    expect(await as('sofia', 'POST', `/desk/corrective-actions/${id}/release`)).toMatchObject({
      status: 403,
      body: { code: 'own-proposal' },
    });
    const preview = async () => (await as('andres', 'POST', `/desk/corrective-actions/${id}/preview`, {})).body;
    expect(await preview()).toMatchObject({
      letters: [
        { language: 'es', text: expect.stringContaining(WORDS.es) },
        { language: 'en', text: expect.stringContaining(WORDS.en) },
      ],
      counts: { toTell: 1, told: 0, unwanted: 0, gone: 0, concerned: 0, languages: { es: 1 } },
    });
    const released = await as('andres', 'POST', `/desk/corrective-actions/${id}/release`);
    expect(await preview()).toMatchObject({ counts: { toTell: 0, told: 1, languages: {} } });
    expect(released.body).toEqual({ told: 1, unwanted: 0, gone: 0, left: 0 });
    expect((await as('andres', 'POST', `/desk/corrective-actions/${id}/release`)).body).toMatchObject({ told: 0 });
    expect(told(email)).toHaveLength(1);
    expect(told(email)[0]?.body).toContain(WORDS.es);
    const { body } = await as('andres', 'GET', `/desk/corrective-actions/${id}`);
    expect(body).toMatchObject({
      action: { state: 'done', releasedBy: 'andres', name: expect.any(String) },
      effect: { verdict: 'too-few' },
      cases: { all: 1, told: 1, newest: [{ reference, because: 'suggested', result: 'told' }] },
    });
  });

  it('Who complained hears of it only where they said that they want to', async () => {
    const { as, open, writes, told } = anAmends();
    const wants = await writes('La factura está mal.', 'ana@example.com');
    const silent = await writes('La factura está mal otra vez.', 'luis@example.com');
    const changed = await writes('La factura de marzo está mal.', 'eva@example.com');
    for (const wanted of [true, false])
      await as('sofia', 'POST', `/desk/cases/${changed.caseId}/news`, { wanted, reason: 'Lo dijo por teléfono.' });
    await as('sofia', 'POST', `/desk/cases/${wants.caseId}/news`, { wanted: true, reason: 'Lo pidió al teléfono.' });
    const id = await open();
    for (const { reference } of [wants, silent, changed])
      await as('sofia', 'POST', `/desk/corrective-actions/${id}/cases`, { case: reference });
    await as('mateo', 'POST', `/desk/corrective-actions/${id}/end`, { result: 'done', words: WORDS });
    // Before anything is released it is known what that would come to.
    expect((await as('sofia', 'POST', `/desk/corrective-actions/${id}/preview`, {})).body).toMatchObject({
      counts: { toTell: 1, told: 0, unwanted: 2 },
    });
    expect((await as('sofia', 'POST', `/desk/corrective-actions/${id}/release`)).body).toEqual({
      ...{ told: 1, unwanted: 2, gone: 0, left: 0 },
    });
    expect(told('ana@example.com')).toHaveLength(1);
    expect([...told('luis@example.com'), ...told('eva@example.com')]).toEqual([]);
  });

  it('A case that is about whoever releases it holds up no other, and is told by somebody else in the name of the company', async () => {
    const { amends, as, open, writes, kindOf, told } = anAmends();
    const emails = ['ana@example.com', 'luis@example.com'];
    const written = [];
    for (const email of emails) written.push(await writes('Sugiero que lean los contadores cada mes.', email));
    const id = await open();
    for (const { caseId, reference } of written) {
      await kindOf(caseId, 'suggestion');
      await as('sofia', 'POST', `/desk/corrective-actions/${id}/cases`, { case: reference });
    }
    await amends.cases.change(written[0]?.caseId ?? '', amends.now(), () => ({
      set: { concerned: { andres: 'marked' } },
      events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: 'n' } }],
    }));
    await as('mateo', 'POST', `/desk/corrective-actions/${id}/end`, { result: 'done', words: WORDS });
    const release = async (who: string) => (await as(who, 'POST', `/desk/corrective-actions/${id}/release`)).body;
    expect((await as('andres', 'POST', `/desk/corrective-actions/${id}/preview`, {})).body).toMatchObject({
      counts: { toTell: 1, concerned: 1 },
    });
    expect(await release('andres')).toEqual({ told: 1, unwanted: 0, gone: 0, left: 0 });
    expect(emails.map((email) => told(email).length)).toEqual([0, 1]);
    expect(await release('sofia')).toEqual({ told: 1, unwanted: 0, gone: 0, left: 0 });
    const name = amends.deps.policy.people.find((person) => person.id === 'andres')?.name ?? 'nobody';
    expect(told('ana@example.com')[0]?.body).not.toContain(name);
    expect(told('luis@example.com')[0]?.body).toContain(name);
  });

  it('Only its owner or a supervisor ends it, once; given up it has a reason', async () => {
    const { as, open } = anAmends();
    const id = await open();
    const end = { result: 'given-up', reason: 'El contador nuevo lo hace innecesario.' };
    expect((await as('lucia', 'POST', `/desk/corrective-actions/${id}/end`, end)).status).toBe(403);
    expect((await as('mateo', 'POST', `/desk/corrective-actions/${id}/end`, end)).status).toBe(200);
    expect(await as('sofia', 'POST', `/desk/corrective-actions/${id}/end`, end)).toMatchObject({
      body: { code: 'action-ended' },
    });
    expect((await as('lucia', 'GET', `/desk/corrective-actions/${id}`)).body).toMatchObject({
      action: { state: 'given-up', reason: end.reason },
      cases: { newest: [] },
    });
    expect(await as('sofia', 'POST', '/desk/corrective-actions', { ...ACTION, owner: 'nobody' })).toMatchObject({
      body: { code: 'value-unknown' },
    });
  });

  it('Nobody who has left is given an action, or praise', async () => {
    const { as, writes } = anAmends({ left: 'mateo' });
    const refused = { body: { code: 'value-unknown' } };
    expect(await as('sofia', 'POST', '/desk/corrective-actions', ACTION)).toMatchObject(refused);
    const { caseId } = await writes('Gracias a Mateo, que vino un domingo.', 'ana@example.com');
    const praise = { person: 'mateo', words: 'Vino un domingo y lo dejó todo funcionando.' };
    expect(await as('sofia', 'POST', `/desk/cases/${caseId}/praise`, praise)).toMatchObject(refused);
  });

  it('What recurs is proposed with of how many, until there is an action about it', async () => {
    const { amends, as, open } = anAmends();
    const empty = Object.fromEntries(breakdowns.map((by) => [by, {}]));
    const rollUps = {
      ...empty,
      topic: { billing: { received: 60 }, delivery: { received: 40 }, app: { received: 12 } },
    };
    await keepFigures(amends.deps.table, { period: '2026-11-20', rollUps: rollUps as never, at: amends.now() });
    const proposals = async () => (await as('sofia', 'GET', '/desk/corrective-actions')).body['proposals'];
    expect(await proposals()).toMatchObject([
      { measured: { by: 'topic', value: 'billing' }, share: { count: 60, of: 112 } },
      { measured: { by: 'topic', value: 'delivery' }, share: { count: 40, of: 112 } },
    ]);
    await open();
    expect(await proposals()).toMatchObject([{ measured: { value: 'delivery' } }]);
  });

  it('Its owner is reminded from some days before its date, once a week, until it ends', async () => {
    const { amends, as, open } = anAmends();
    const id = await open();
    const sent: Outgoing[] = [];
    const run = (at: string) => {
      amends.moveTo(at);
      return remindOwners({}, { ...amends.deps, send: async (mail: Outgoing) => sent.push(mail) });
    };
    expect(await run('2026-12-10T06:50:00.000Z')).toEqual({ reminded: 0 });
    expect(await run('2026-12-15T06:50:00.000Z')).toEqual({ reminded: 1 });
    expect(await run('2026-12-16T06:50:00.000Z')).toEqual({ reminded: 0 });
    expect(await run('2026-12-22T06:50:00.000Z')).toEqual({ reminded: 1 });
    expect(sent).toMatchObject([{ to: 'mateo@lumbre.example' }, { to: 'mateo@lumbre.example' }]);
    expect(sent[0]?.text).toContain(ACTION.title);
    await as('mateo', 'POST', `/desk/corrective-actions/${id}/end`, { result: 'done' });
    expect(await run('2026-12-30T06:50:00.000Z')).toEqual({ reminded: 0 });
  });
});

describe('praise', () => {
  it('It reaches the person praised with the words that somebody has read, once', async () => {
    const { amends, as, writes } = anAmends();
    const { caseId } = await writes('Gracias a Mateo, que vino un domingo.', 'ana@example.com');
    const praise = { person: 'mateo', words: 'Vino un domingo y lo dejó todo funcionando.' };
    const passOn = () => as('sofia', 'POST', `/desk/cases/${caseId}/praise`, praise);
    expect((await passOn()).status).toBe(200);
    await passOn();
    const mails = amends.mails.filter(({ to, subject }) => to === 'mateo@lumbre.example' && /habla bien/.test(subject));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toContain(praise.words);
    expect(await as('sofia', 'POST', `/desk/cases/${caseId}/praise`, { ...praise, person: 'x' })).toMatchObject({
      body: { code: 'value-unknown' },
    });
  });

  it('Whoever is praised reads it on their screen, the newest first, and nobody else does', async () => {
    const { amends, as, writes } = anAmends();
    const praisedIn = async (words: string) => {
      const { caseId, reference } = await writes('Gracias por todo.', 'ana@example.com');
      await as('sofia', 'POST', `/desk/cases/${caseId}/praise`, { person: 'mateo', words });
      return { words, reference };
    };
    const first = await praisedIn('Vino un domingo.');
    await amends.pass('2026-11-24T09:00:00.000Z');
    const second = await praisedIn('Lo explicó con calma.');
    expect((await as('mateo', 'GET', '/desk/praise')).body).toMatchObject({ praise: [second, first] });
    expect((await as('lucia', 'GET', '/desk/praise')).body).toEqual({ praise: [] });
  });

  it('Of a case that is about whoever is praised, nobody is written to, and whoever would pass the words on is told why', async () => {
    const { amends, as, writes } = anAmends();
    const { caseId } = await writes('Gracias a Mateo.', 'ana@example.com');
    const about = (concerned: 'marked' | 'cleared') =>
      amends.cases.change(caseId, amends.now(), () => ({
        set: { concerned: { mateo: concerned } },
        events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: concerned } }],
      }));
    const passOn = () =>
      as('sofia', 'POST', `/desk/cases/${caseId}/praise`, { person: 'mateo', words: 'Vino pronto.' });
    const mails = () => amends.mails.filter(({ subject }) => /habla bien/.test(subject));
    await about('marked');
    expect(await passOn()).toMatchObject({
      status: 422,
      body: { code: 'person-unfit', errors: [{ pointer: '/person' }] },
    });
    expect(mails()).toEqual([]);
    for (const who of amends.deps.policy.people.map(({ id }) => id))
      expect((await as(who, 'GET', '/desk/praise')).body).toEqual({ praise: [] });
    await about('cleared');
    expect((await passOn()).status).toBe(200);
    expect(mails()).toMatchObject([{ to: 'mateo@lumbre.example' }]);
    // What comes up afterwards hides the words again.
    await about('marked');
    expect((await as('mateo', 'GET', '/desk/praise')).body).toEqual({ praise: [] });
  });
});

import { describe, expect, it, vi } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { caseFixture, caseIdNumber, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, carmen, iker, lucia, mateo, sofia } from '#test/support/desk.ts';

const [first, second] = [caseIdNumber(1), caseIdNumber(2)];
const letter = `${first}.letter`;
const words = { text: 'Querida Marta: lo siento mucho.' };

/** Two cases; in the first a question to Iker and an examination that Lucía has. */
const aDeskWithDrafts = async () => {
  const time = standingClock();
  const fixture = aDesk(caseFixture(time));
  await fixture.openCase();
  await fixture.openCase({ head: { caseId: second, reference: 'AM-22222222' } });
  await fixture.openTask('consult', { caseId: first, parts: [1], assignee: 'iker', domain: 'technical' });
  const put = (key: string, values: object, { as = lucia, match }: { as?: typeof lucia; match?: string } = {}) =>
    fixture.desk('PUT', `/desk/drafts/${key}`, { as, json: { values }, headers: match ? { 'if-match': match } : {} });
  const get = (key: string, as = lucia) => fixture.desk('GET', `/desk/drafts/${key}`, { as });
  const list = (query: Record<string, string> = {}, as = lucia) => fixture.desk('GET', '/desk/drafts', { as, query });
  const drop = (key: string, as = lucia) => fixture.desk('DELETE', `/desk/drafts/${key}`, { as });
  const stored = () => fixture.table.all().filter(({ sk }) => sk.startsWith('UNSENT#'));
  return { ...fixture, time, put, get, list, drop, stored };
};

describe('What somebody has begun and not sent', () => {
  it('It is read in another browser as it was typed, by nobody else', async () => {
    const { put, get, list } = await aDeskWithDrafts();
    expect((await put(letter, words)).body).toMatchObject({ key: letter, version: 1 });
    expect((await get(letter)).body).toMatchObject({ key: letter, values: words, version: 1 });
    expect((await list({ case: first })).body.drafts).toMatchObject([{ key: letter, values: words }]);
    expect((await get(letter, mateo)).status).toBe(404);
    expect((await list({ case: first }, sofia)).body.drafts).toEqual([]);
  });

  it('It is kept for a case, for a task and for what is written in a case, each apart', async () => {
    const { put, list } = await aDeskWithDrafts();
    const task = `${first}.consult.1.1`;
    for (const key of [first, task, letter, `${first}.note`, `${second}.letter`]) await put(key, { text: key });
    const { drafts } = (await list({ case: first })).body;
    expect(drafts.map(({ key, values }: { key: string; values: object }) => [key, values])).toEqual(
      [first, task, letter, `${first}.note`].map((key) => [key, { text: key }]),
    );
  });

  it('The list of all of them tells where, the last first, and no word', async () => {
    const { put, list, time } = await aDeskWithDrafts();
    await put(letter, words);
    time.pass('PT1M');
    await put(`${second}.note`, words);
    const answer = await list();
    expect(answer.body.drafts.map(({ key }: { key: string }) => key)).toEqual([`${second}.note`, letter]);
    expect(answer.text).not.toContain('Marta');
  });

  it('In the table nobody reads a word of it, not even whoever moves it to another place', async () => {
    const { put, get, stored, table } = await aDeskWithDrafts();
    await put(letter, words);
    expect(JSON.stringify(stored())).not.toMatch(/Marta|lo siento|"text"/);
    const [item] = stored();
    const place = keys.draft({ caseId: first, form: 'letter', person: 'mateo' });
    await table.write([{ put: { ...item, ...place, person: 'mateo' } }]);
    expect((await get(letter, mateo)).status).toBe(404);
  });

  it('Neither the log nor the record of who was shown what holds a word of it', async () => {
    const { put, get, table } = await aDeskWithDrafts();
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const told = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
    await put(letter, words);
    await get(letter);
    const written = JSON.stringify([said.mock.calls, told.mock.calls, table.all()]);
    vi.restoreAllMocks();
    expect(written).not.toContain('Querida');
  });

  it('Of two browsers the second is told that the first has gone on writing', async () => {
    const { put, get } = await aDeskWithDrafts();
    await put(letter, words, { match: '"0"' });
    await put(letter, { text: 'Otro' }, { match: '"1"' });
    const refused = await put(letter, { text: 'Viejo' }, { match: '"1"' });
    expect(refused).toMatchObject({ status: 412, body: { code: 'changed-elsewhere' } });
    expect((await get(letter)).body).toMatchObject({ values: { text: 'Otro' }, version: 2 });
    const both = await Promise.all([
      put(`${second}.note`, { text: 'a' }, { match: '"0"' }),
      put(`${second}.note`, { text: 'b' }, { match: '"0"' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('It is forgotten after 30 days, and can be begun again then', async () => {
    const { put, get, list, stored, time } = await aDeskWithDrafts();
    await put(letter, words);
    const ttl = stored()[0]?.['ttl'];
    expect(Number(ttl) * 1000 - Date.parse(time.now())).toBeCloseTo(30 * 24 * 3600 * 1000, -4);
    time.pass('P29D');
    expect((await get(letter)).status).toBe(200);
    time.pass('P1D');
    expect((await get(letter)).status).toBe(404);
    expect((await list()).body.drafts).toEqual([]);
    expect((await list({ case: first })).body.drafts).toEqual([]);
    expect((await put(letter, words, { match: '"0"' })).body).toMatchObject({ version: 1 });
  });

  it('It is discarded, as often as that is asked', async () => {
    const { put, drop, get, stored } = await aDeskWithDrafts();
    await put(letter, words);
    await put(letter, words, { as: mateo });
    expect((await drop(letter)).status).toBe(200);
    expect((await drop(letter)).status).toBe(200);
    expect((await get(letter)).status).toBe(404);
    expect(stored()).toHaveLength(1);
  });
});

describe('What is no draft any more', () => {
  it('A note that was kept and a task that was decided are drafts no more, whoever sent them from elsewhere', async () => {
    const { put, desk, stored } = await aDeskWithDrafts();
    await put(`${first}.note`, words);
    await put(letter, words);
    expect((await desk('POST', `/desk/cases/${first}/notes`, { as: lucia, json: { text: 'Hola' } })).status).toBe(201);
    expect(stored().map(({ sk }) => sk)).toEqual(['UNSENT#letter#lucia']);
    const task = `${first}.consult.1.1`;
    await put(task, { explanation: 'Sí' }, { as: iker });
    const answer = { valid: true, liable: true, explanation: 'Sí, se golpeó en el transporte.' };
    expect((await desk('POST', `/desk/tasks/${task}/complete`, { as: iker, json: answer })).status).toBe(200);
    expect(stored().map(({ sk }) => sk)).toEqual(['UNSENT#letter#lucia']);
  });

  it('What was refused is a draft still', async () => {
    const { put, desk, stored } = await aDeskWithDrafts();
    await put(letter, words);
    const sent = await desk('POST', `/desk/cases/${first}/messages`, { as: lucia, json: { text: '' } });
    expect(sent.status).toBe(400);
    const late = { json: { text: 'Hola' }, headers: { 'if-match': '"0"' }, as: mateo };
    await desk('POST', `/desk/cases/${first}/notes`, late);
    expect(stored()).toHaveLength(1);
  });
});

describe('What is kept of whom', () => {
  it.each([
    ['too many bytes', { text: 'á'.repeat(10_300) }],
    ['too many fields', Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`f${n}`, 'a']))],
    ['a field with a strange name', { 'a b': 'x' }],
    ['a number', { text: 5 }],
  ])('It has not %s', async (_, values) => {
    const { put, stored } = await aDeskWithDrafts();
    expect(await put(letter, values)).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    expect(stored()).toEqual([]);
  });

  it('20 KB are kept', async () => {
    const { put, get } = await aDeskWithDrafts();
    const text = 'a'.repeat(20 * 1024 - JSON.stringify({ text: '' }).length);
    expect((await put(letter, { text })).status).toBe(200);
    expect((await get(letter)).body.values.text).toHaveLength(text.length);
  });

  it.each([
    'letter',
    'AM-7K3Q9F2D',
    `${first}.Carta a Marta`,
    `${first}.`,
    `${first}.${'a'.repeat(61)}`,
    `${first}.a_b`,
  ])('It is not kept under %s', async (key) => {
    const { put } = await aDeskWithDrafts();
    expect(await put(encodeURIComponent(key), words)).toMatchObject({ status: 400, body: { code: 'value-invalid' } });
  });

  it('Somebody has a hundred at most; what is begun can go on', async () => {
    const { put, desk } = await aDeskWithDrafts();
    for (let n = 0; n < 100; n++) await put(`${first}.form-${n}`, { text: 'a' });
    expect(await put(letter, words)).toMatchObject({ status: 422, body: { code: 'drafts-too-many' } });
    expect((await put(`${first}.form-7`, words)).status).toBe(200);
    expect((await put(letter, words, { as: mateo })).status).toBe(200);
    await desk('DELETE', `/desk/drafts/${first}.form-1`, { as: lucia });
    expect((await put(letter, words)).status).toBe(200);
  });

  it('An expert keeps what they write where they were asked, and nowhere else', async () => {
    const { put } = await aDeskWithDrafts();
    expect((await put(`${first}.consult.1.1`, words, { as: iker })).status).toBe(200);
    expect(await put(`${second}.note`, words, { as: iker })).toMatchObject({ body: { code: 'expert-not-asked' } });
    expect(await put(`${first}.note`, words, { as: carmen })).toMatchObject({ body: { code: 'expert-not-asked' } });
  });

  it('Nothing is kept of a case that is not there, is blocked, or is about the reader', async () => {
    const { put, cases, list, time } = await aDeskWithDrafts();
    expect(await put(`${caseIdNumber(9)}.note`, words)).toMatchObject({ body: { code: 'no-such-case' } });
    await put(letter, words);
    await cases.change(first, time.now(), () => ({
      set: { concerned: { lucia: 'marked' } },
      events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: 'n' } }],
    }));
    expect(await put(letter, words)).toMatchObject({ status: 403, body: { code: 'concerned-by-case' } });
    expect((await list({ case: first })).body.drafts).toEqual([]);
    await cases.change(second, time.now(), () => ({
      set: { blockedAt: time.now() },
      events: [{ type: 'blocked', actor: { kind: 'system' } }],
    }));
    expect(await put(`${second}.note`, words)).toMatchObject({ status: 409, body: { code: 'case-blocked' } });
  });

  it('A case is read without what anybody has begun in it', async () => {
    const { put, desk, cases } = await aDeskWithDrafts();
    await put(letter, words);
    const file = await cases.load(first);
    expect(JSON.stringify([...(file?.texts ?? [])])).not.toContain('Querida');
    expect((await desk('GET', `/desk/cases/${first}`, { as: lucia })).text).not.toContain('Querida');
  });
});

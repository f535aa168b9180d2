import { describe, expect, test } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { makeFigures } from '#functions/figures/make-figures.ts';
import { aClosedCase } from '#test/stages/follow-up/closed-case.ts';
import { aCase, CASE_ID, caseIdNumber, policy } from '#test/support/case-fixture.ts';
import { aDesk, elena, iker, lucia, mateo, sofia } from '#test/support/desk.ts';

const TEXT = {
  title: 'La reparación no dura',
  problem: 'Vuelve a fallar a las pocas semanas.',
  works: 'Otro técnico, y una llamada a los siete días.',
};

/** A desk over a case that ended, and the figures made after it. */
const setting = async () => {
  const talk = await aClosedCase();
  await makeFigures({}, { table: talk.table, clock: talk.clock, policy });
  return { talk, ...aDesk(talk) };
};
type Setting = Awaited<ReturnType<typeof setting>>;

const written = async ({ desk }: Setting, over: object = {}) =>
  desk('POST', '/desk/manual', {
    as: lucia,
    json: { topic: 'product-fault', cause: 'company-error', language: 'es', ...TEXT, cases: [CASE_ID], ...over },
  });

const decided = ({ desk }: Setting, entry: { entryId: string; revision: number }, decision: string, as = sofia) =>
  desk('POST', `/desk/manual/${entry.entryId}/decision`, { as, json: { revision: entry.revision, decision } });

describe('landmark cases', () => {
  test('The first of a kind is marked by the hourly run, proposed to supervisors, and told in its own advice', async () => {
    const it = await setting();
    await makeFigures({}, { table: it.talk.table, clock: it.talk.clock, policy });
    const { body } = await it.desk('GET', '/desk/landmarks', { as: sofia });
    expect(body.landmarks).toMatchObject([
      {
        caseId: CASE_ID,
        because: 'first-of-kind',
        topic: { id: 'product-fault' },
        cause: 'company-error',
        state: 'proposed',
      },
    ]);
    expect((await it.desk('GET', '/desk/landmarks', { as: lucia })).body.landmarks).toEqual([]);
    expect((await it.desk('GET', `/desk/cases/${CASE_ID}/advice`, { as: lucia })).body.landmark).toEqual({
      because: 'first-of-kind',
      state: 'proposed',
    });
  });

  test('A supervisor archives it; then all may read its card, in which nobody is named', async () => {
    const it = await setting();
    const card = () => it.desk('GET', `/desk/landmarks/${CASE_ID}/card`, { as: lucia });
    expect((await card()).status).toBe(404);
    await it.desk('POST', `/desk/landmarks/${CASE_ID}`, { as: sofia, json: { decision: 'archive' } });
    const { status, text, body } = await card();
    expect(status).toBe(200);
    expect(body).toMatchObject({ topic: { id: 'product-fault' }, result: 'agreed', days: expect.any(Number) });
    const { complainant, head } = await it.file();
    for (const personal of [complainant.name, complainant.email, head.reference])
      if (personal) expect(text).not.toContain(personal);
    const own = await it.desk('POST', `/desk/landmarks/${CASE_ID}`, { as: lucia, json: { decision: 'dismiss' } });
    expect(own.status).toBe(403);
  });

  test('Of a case that is about the reader no landmark is listed', async () => {
    const it = await setting();
    await it.table.write([{ update: keys.head(CASE_ID), set: { concerned: { sofia: 'marked' } } }]);
    expect((await it.desk('GET', '/desk/landmarks', { as: sofia })).body.landmarks).toEqual([]);
  });
});

describe('the manual', () => {
  test('An entry grows from a case, is approved by a supervisor, and stands in the next like task', async () => {
    const it = await setting();
    const { status, body: entry } = await written(it);
    expect([status, entry.proposed.cases]).toEqual([
      201,
      [{ caseId: CASE_ID, reference: (await it.file()).head.reference }],
    ]);
    const next = caseIdNumber(2);
    await it.table.write([{ put: { ...keys.head(next), ...aCase({ caseId: next, topic: 'product-fault' }) } }]);
    const shown = async () => (await it.desk('GET', `/desk/cases/${next}/advice`, { as: mateo })).body.manual;
    expect(await shown()).toEqual([]);
    expect((await decided(it, entry, 'approve', lucia)).status).toBe(403);
    expect((await decided(it, entry, 'approve')).status).toBe(200);
    expect(await shown()).toMatchObject([{ version: 1, text: TEXT, cause: 'company-error' }]);
  });

  test('Another text waits while the one that was approved stands; all versions stay, each with its cases', async () => {
    const it = await setting();
    const { body: first } = await written(it);
    const { body: approved } = await decided(it, first, 'approve');
    const path = `/desk/manual/${first.entryId}`;
    const proposal = { revision: approved.revision, ...TEXT, works: 'Cambiar la pieza entera.', cases: [] };
    const { body: waiting } = await it.desk('POST', `${path}/proposal`, { as: mateo, json: proposal });
    expect(waiting).toMatchObject({ versions: [{ version: 1, text: TEXT }], proposed: { by: 'mateo' } });
    const stale = await it.desk('POST', `${path}/proposal`, { as: lucia, json: proposal });
    expect([stale.status, stale.body.code]).toEqual([412, 'entry-changed']);
    await decided(it, waiting, 'approve');
    const { body } = await it.desk('GET', path, { as: elena });
    expect(
      body.versions.map(({ version, cases }: { version: number; cases: unknown[] }) => [version, cases.length]),
    ).toEqual([
      [2, 0],
      [1, 1],
    ]);
    expect(body.mayDecide).toBe(false);
    expect((await it.desk('GET', '/desk/manual', { as: lucia })).body.entries).toMatchObject([
      { entryId: first.entryId, version: 2, isProposed: false, cases: 0 },
    ]);
    expect((await it.desk('GET', '/desk/manual.md', { as: iker })).text).toContain('Cambiar la pieza entera');
    expect((await it.desk('GET', '/desk/manual.html', { as: iker })).headers['content-type']).toContain('text/html');
  });

  test('A customer is not named in it, nor is a topic made up, nor a case', async () => {
    const it = await setting();
    const { complainant } = await it.file();
    const refused = async (over: object) => {
      const { status, body } = await written(it, over);
      return [status, body.code];
    };
    const named = `Como ${complainant.name}, o en el 612 345 678.`;
    expect(await refused({ problem: named })).toEqual([422, 'personal-data-found']);
    expect(await refused({ topic: 'none' })).toEqual([400, 'value-unknown']);
    expect(await refused({ cases: [caseIdNumber(77)] })).toEqual([404, 'no-such-case']);
    expect((await it.desk('GET', '/desk/manual', { as: sofia })).body.entries).toEqual([]);
  });

  test('Sent twice it is one entry', async () => {
    const it = await setting();
    const { body } = await written(it);
    expect(await written(it)).toMatchObject({ status: 201, body: { entryId: body.entryId, revision: 1 } });
    expect((await it.desk('GET', '/desk/manual', { as: sofia })).body.entries).toHaveLength(1);
  });
});

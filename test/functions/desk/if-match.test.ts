import { describe, expect, it } from 'vitest';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aDesk, lucia, sofia } from '#test/support/desk.ts';

const path = `/desk/cases/${CASE_ID}`;

const aCase = async () => {
  const fixture = aDesk();
  await fixture.openCase();
  const { taskId } = await fixture.openTask('examine', { assignee: 'lucia' });
  const etag = async (as = lucia) => (await fixture.desk('GET', path, { as })).headers['etag'] ?? '';
  const note = (text: string, headers: Record<string, string> = {}, as = lucia) =>
    fixture.desk('POST', `${path}/notes`, { as, json: { text }, headers });
  const happens = (type: 'link-sent' | 'note-added') =>
    fixture.cases.change(CASE_ID, fixture.clock.now(), () => ({
      events: [
        type === 'note-added'
          ? { type, actor: { kind: 'person', id: 'sofia' }, data: { messageId: 'n' } }
          : { type, actor: { kind: 'system' }, data: { messageId: 'n', version: 1, because: 'renewed' } },
      ],
    }));
  return { ...fixture, taskId, etag, note, happens };
};

describe('Writing on a case that has moved on', () => {
  it('The case says its version, and every answer that changes it says the next one', async () => {
    const { etag, note, file } = await aCase();
    expect(await etag()).toBe('"1"');
    const { status, headers } = await note('Primera');
    expect([status, headers['etag']]).toEqual([201, `"${(await file()).head.seq}"`]);
    expect(await etag(sofia)).toBe(headers['etag']);
  });

  it('Who names the version they read may write, and go on with the version of the answer', async () => {
    const { etag, note } = await aCase();
    const first = await note('Primera', { 'if-match': await etag() });
    expect(first.status).toBe(201);
    expect((await note('Segunda', { 'if-match': first.headers['etag'] ?? '' })).status).toBe(201);
  });

  it('Who decided on what has changed since is refused with what came meanwhile, and nothing is written', async () => {
    const { etag, note, file } = await aCase();
    const read = await etag();
    await note('Entretanto', {}, sofia);
    const { status, body } = await note('Tarde', { 'if-match': read });
    expect([status, body.code, body.detail]).toEqual([412, 'case-changed', expect.stringContaining('léalo')]);
    expect(body.since).toEqual({
      version: 2,
      events: [{ seq: 2, at: expect.any(String), type: 'note-added', by: 'sofia' }],
    });
    expect((await file()).messages.filter(({ audience }) => audience === 'note')).toHaveLength(1);
  });

  it.each(['"1"', 'W/"1"', '1', '"1", "7"'])('The version may be written as %s', async (tag) => {
    const { note } = await aCase();
    expect((await note('Hola', { 'if-match': tag })).status).toBe(201);
  });

  it.each([{}, { 'if-match': '*' }, { 'if-match': '' }])('Who names none writes as ever: %o', async (headers) => {
    const { note, happens } = await aCase();
    await happens('note-added');
    expect((await note('Hola', headers as Record<string, string>)).status).toBe(201);
  });

  it('What is no version is refused', async () => {
    const { note } = await aCase();
    expect((await note('Hola', { 'if-match': 'abc' })).body.code).toBe('value-invalid');
  });

  it('What the machinery notes by itself is no reason to read again', async () => {
    const { etag, note, happens } = await aCase();
    const read = await etag();
    await happens('link-sent');
    expect((await note('Hola', { 'if-match': read })).status).toBe(201);
  });

  it('A decision that came too late is told who decided, not only that something happened', async () => {
    const { etag, desk, taskId } = await aCase();
    const read = await etag();
    const json = { cause: 'company-error', facts: 'Es así.', questions: [] };
    await desk('POST', `/desk/tasks/${taskId}/complete`, { as: sofia, json });
    const { status, body } = await desk('POST', `/desk/tasks/${taskId}/complete`, {
      as: lucia,
      json,
      headers: { 'if-match': read },
    });
    expect([status, body.code, body.decidedBy]).toEqual([409, 'task-decided-before', 'sofia']);
  });

  it('A task is decided on the version that was read', async () => {
    const { etag, desk, taskId, note } = await aCase();
    const read = await etag();
    await note('Entretanto', {}, sofia);
    const json = { cause: 'company-error', facts: 'Es así.', questions: [] };
    const decide = (tag: string) =>
      desk('POST', `/desk/tasks/${taskId}/complete`, { as: lucia, json, headers: { 'if-match': tag } });
    expect((await decide(read)).status).toBe(412);
    expect((await decide(await etag())).status).toBe(200);
  });

  it('A repeat with its key is what it was, whatever came since', async () => {
    const { etag, note } = await aCase();
    const headers = { 'if-match': await etag(), 'idempotency-key': 'una-nota-de-lucia-01' };
    const first = await note('Una vez', headers);
    await note('Entretanto', {}, sofia);
    const again = await note('Una vez', headers);
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  });
});

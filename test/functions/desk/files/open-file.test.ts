import { describe, expect, it } from 'vitest';
import { readsOfOnePerson } from '#cases/store/reads.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { mailIn } from '#test/support/mail-in.ts';
import { letter, verdicts } from '../../../channels/email/letters.ts';

const ANA = 'ana@example.com';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const part = (name: string, type: string, bytes: Buffer): string[] => [
  '--b',
  `Content-Type: ${type}; name="${name}"`,
  `Content-Disposition: attachment; filename="${name}"`,
  'Content-Transfer-Encoding: base64',
  '',
  bytes.toString('base64'),
];

const withFiles = (...files: string[][]): Buffer =>
  letter(
    { 'Authentication-Results': verdicts({}), 'Content-Type': 'multipart/mixed; boundary="b"' },
    [
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'La caldera pierde agua.',
      ...files.flat(),
      '--b--',
      '',
    ].join('\n'),
  );

type Shown = { name?: string; file: string; opens?: string; state: string };

/** A case by mail with a photo, whose name names the customer, and a page that could run. */
const aCaseWithFiles = async () => {
  const amends = inMemoryAmends();
  await mailIn(
    amends,
    withFiles(part('DNI de Ana.png', 'image/png', PNG), part('aviso.html', 'text/html', Buffer.from('<script>'))),
  );
  const { caseId = '', reference = '' } = amends.memory.all().find(({ sk }) => sk === 'CASE') as {
    caseId?: string;
    reference?: string;
  };
  const get = (path: string, person: string) => amends.call('GET', path, { user: staff(person) });
  const filesFor = async (person: string) =>
    (await get(`/desk/cases/${caseId}`, person)).body['attachments'] as Shown[];
  return { amends, caseId, reference, get, filesFor };
};

describe('GET /desk/cases/{id}/files/{fileId}', () => {
  it('A photo in a mail is kept when it is first opened, and saved under a name of ours as what its bytes are', async () => {
    const { amends, caseId, reference, get, filesFor } = await aCaseWithFiles();
    const [photo] = await filesFor('sofia');
    expect(photo).toMatchObject({ name: 'DNI de Ana.png', state: 'listed' });
    const { status, body } = await get(photo?.opens ?? '', 'sofia');
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: 'image/png', size: PNG.length });
    expect(body['name']).toMatch(new RegExp(`^${reference}-[0-9a-f]{8}\\.png$`));
    expect(decodeURIComponent(String(body['url']))).not.toMatch(/\bAna\b/);
    expect(Date.parse(String(body['until'])) - Date.parse(amends.now())).toBe(60_000);
    expect([...amends.kept.keys()]).toEqual([expect.stringContaining(`attachments/${caseId}/`)]);
    const before = (await amends.cases.head(caseId))?.seq;
    expect((await filesFor('sofia'))[0]).toMatchObject({ state: 'kept' });
    expect((await get(photo?.opens ?? '', 'sofia')).status).toBe(200);
    expect((await amends.cases.head(caseId))?.seq).toBe(before);
  });

  it('A file of a merged case stands beside its message in the case that took it in, and opens from there', async () => {
    const { amends, caseId, get, filesFor } = await aCaseWithFiles();
    const story = await cast(amends, { text: 'La caldera pierde agua.', customer: { name: 'Ana', email: ANA } });
    const into = (await story.head()).reference;
    const merge = { into, reason: 'Es lo mismo.', samePerson: true };
    const merged = await amends.call('POST', `/desk/cases/${caseId}/merge`, { user: staff('sofia'), body: merge });
    expect(merged.status, merged.text).toBe(200);
    const { body } = await get(`/desk/cases/${story.caseId}`, 'sofia');
    const [photo] = body['attachments'] as (Shown & { messageId: string; of?: string })[];
    expect(photo).toMatchObject({ name: 'DNI de Ana.png', of: caseId });
    expect((body['messages'] as { id: string }[]).map(({ id }) => id)).toContain(photo?.messageId);
    expect((await get(photo?.opens ?? '', 'sofia')).status).toBe(200);
    expect([...amends.kept.keys()]).toEqual([expect.stringContaining(`attachments/${caseId}/`)]);
    // Whoever undoes it finds each file where it was.
    const undone = { user: staff('sofia'), body: { reason: 'No lo es.' } };
    expect((await amends.call('POST', `/desk/cases/${caseId}/undo`, undone)).status).toBe(200);
    expect((await get(`/desk/cases/${story.caseId}`, 'sofia')).body['attachments']).toEqual([]);
    expect((await filesFor('sofia'))[0]).not.toHaveProperty('of');
  });

  it('Each opening is recorded as a reading of the case', async () => {
    const { amends, caseId, get, filesFor } = await aCaseWithFiles();
    const [photo] = await filesFor('sofia');
    await get(photo?.opens ?? '', 'sofia');
    const reads = await readsOfOnePerson(amends.deps.table, 'sofia', amends.now().slice(0, 10));
    expect(reads.at(-1)).toMatchObject({ view: 'GET /desk/cases/{id}/files/{fileId}', cases: [caseId] });
  });

  it('A page that could run is not handed out, whatever it is called', async () => {
    const { get, filesFor } = await aCaseWithFiles();
    const page = (await filesFor('sofia'))[1];
    expect(await get(page?.opens ?? '', 'sofia')).toMatchObject({ status: 409, body: { code: 'file-refused' } });
  });

  it.each([
    ['nothing.0', 404, 'no-such-file'],
    ['..%2F..%2Fother', 404, 'no-such-file'],
    ['a.9999', 404, 'no-such-file'],
  ])('There is no file %s', async (fileId, status, code) => {
    const { caseId, get } = await aCaseWithFiles();
    expect(await get(`/desk/cases/${caseId}/files/${fileId}`, 'sofia')).toMatchObject({ status, body: { code } });
  });

  it('An expert who was not asked has no file, and nobody has one of a case that is not there', async () => {
    const { get, filesFor } = await aCaseWithFiles();
    const [photo] = await filesFor('sofia');
    expect(await get(photo?.opens ?? '', 'iker')).toMatchObject({ status: 403, body: { code: 'expert-not-asked' } });
    const elsewhere = '/desk/cases/01938f6a-0000-7000-8000-000000000099/files/a.0';
    expect(await get(elsewhere, 'sofia')).toMatchObject({ status: 404, body: { code: 'no-such-case' } });
  });

  it('Nothing is handed out of a case that is blocked', async () => {
    const { amends, caseId, get, filesFor } = await aCaseWithFiles();
    const [photo] = await filesFor('sofia');
    await amends.cases.change(caseId, amends.now(), () => ({
      set: { blockedAt: amends.now() },
      events: [{ type: 'blocked', actor: { kind: 'system' } }],
    }));
    expect(await get(photo?.opens ?? '', 'sofia')).toMatchObject({ status: 409, body: { code: 'case-blocked' } });
  });

  it.each([
    ['held', 'file-held'],
    ['infected', 'file-infected'],
    ['gone', 'file-gone'],
  ] as const)('What is %s has no link', async (unreadable, code) => {
    const { amends, get, filesFor } = await aCaseWithFiles();
    const [photo] = await filesFor('sofia');
    Object.assign(amends.deps.evidence, { link: async () => ({ unreadable }) });
    const answer = await get(photo?.opens ?? '', 'sofia');
    expect(answer).toMatchObject({ status: 409, body: { code } });
    expect(answer.text).not.toContain('https://files');
  });

  it.each([
    ['held', 'file-held'],
    ['infected', 'file-infected'],
    ['gone', 'file-gone'],
  ] as const)('Nothing is taken out of a mail that is %s', async (unreadable, code) => {
    const { amends, get, filesFor } = await aCaseWithFiles();
    const [photo] = await filesFor('sofia');
    Object.assign(amends.deps.inbox, { read: async () => ({ unreadable }) });
    expect(await get(photo?.opens ?? '', 'sofia')).toMatchObject({ status: 409, body: { code } });
    expect(amends.kept.size).toBe(0);
  });
});

describe('An expert', () => {
  const asked = async (chooses: boolean) => {
    const amends = inMemoryAmends();
    const story = await cast(amends, {
      text: 'La caldera pierde agua.',
      customer: { name: 'Ana Prieto', email: 'ana@example.com' },
    });
    await mailIn(
      amends,
      letter(
        {
          'Authentication-Results': verdicts({}),
          'Content-Type': 'multipart/mixed; boundary="b"',
          Subject: `Re: ${(await story.file()).head.reference}`,
        },
        [
          ...['--b', 'Content-Type: text/plain; charset=utf-8', '', 'Le mando la foto.'],
          ...part('Casa de Ana Prieto.png', 'image/png', PNG),
          ...part('DNI.png', 'image/png', Buffer.concat([PNG, PNG])),
          ...['--b--', ''],
        ].join('\n'),
      ),
    );
    const get = (path: string, person: string) => amends.call('GET', path, { user: staff(person) });
    const all = (await get(`/desk/cases/${story.caseId}`, 'sofia')).body['attachments'] as Shown[];
    const files = chooses ? [all[0]?.file ?? ''] : undefined;
    await story.examines({ questions: [{ domain: 'technical', question: '¿Pierde agua?', ...(files && { files }) }] });
    const [question] = await story.open('consult');
    const expert = question?.assignee ?? '';
    const shown = await get(`/desk/cases/${story.caseId}`, expert);
    return { get, all, expert, shown, files: shown.body['attachments'] as Shown[] };
  };

  it('has the files that the question shows, without their names, and no other', async () => {
    const { get, all, expert, shown, files } = await asked(true);
    expect(all).toHaveLength(2);
    expect(files).toEqual([expect.objectContaining({ file: all[0]?.file, opens: all[0]?.opens })]);
    expect(shown.text).not.toMatch(/Prieto|DNI/);
    const opened = await get(files[0]?.opens ?? '', expert);
    expect(opened.status).toBe(200);
    expect(opened.text).not.toMatch(/Prieto/);
    expect(await get(all[1]?.opens ?? '', expert)).toMatchObject({ status: 403, body: { code: 'file-not-shown' } });
  });

  it('has no file where the question shows none', async () => {
    const { get, all, expert, files } = await asked(false);
    expect(files).toEqual([]);
    expect(await get(all[0]?.opens ?? '', expert)).toMatchObject({ status: 403, body: { code: 'file-not-shown' } });
  });
});

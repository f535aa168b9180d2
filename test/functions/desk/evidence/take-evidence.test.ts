import { beforeAll, describe, expect, it } from 'vitest';
import { WHOLE } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { documentPaths } from '#domain/evidence/document-paths.ts';
import { PATH } from '#domain/evidence/manifest.ts';
import { takeEvidence } from '#functions/desk/evidence/take-evidence.ts';
import { unzip } from '#platform/zip.ts';
import { evidenceDeps } from '#test/support/evidence.ts';
import { aVerifiedCase, type VerifiedCase } from '#test/tools/verified-case.ts';
import { verifyBytes } from '#tools/evidence/verify.ts';

const sofia = { id: 'sofia', groups: ['supervisor'] };

describe('taking the evidence of a case', () => {
  let one: VerifiedCase;
  beforeAll(async () => {
    one = await aVerifiedCase();
  });
  const taken = async (taker: Parameters<typeof takeEvidence>[0] = { caseId: one.caseId, user: sofia }) => {
    const { deps, kept, key } = evidenceDeps(one);
    const answer = await takeEvidence(taker, deps);
    const [[place = '', bytes = new Uint8Array()] = []] = [...kept].filter(([name]) => name.startsWith('packs/'));
    const keys = { history: [one.key.publicKey], documents: [key.publicKey] };
    return { answer, place, bytes, keys, files: unzip(bytes, PATH).files };
  };
  const text = (files: Map<string, Uint8Array>, path: string) => Buffer.from(files.get(path) ?? []).toString('utf8');

  it('A supervisor has a pack that holds, and the case says who took it', async () => {
    const { answer, bytes, keys, place } = await taken();
    expect(verifyBytes(bytes, keys)).toMatchObject({ ok: true, problems: [], takenBy: 'sofia' });
    expect(answer).toMatchObject({ size: bytes.length, url: `https://files.example/${place}` });
    const file = await one.amends.deps.cases.load(one.caseId, WHOLE);
    expect(eventsOf(file?.events ?? [], 'evidence-taken').at(-1)?.actor).toEqual({ kind: 'person', id: 'sofia' });
  });

  it('On the command line the principal of AWS is recorded', async () => {
    const principal = 'arn:aws:sts::123456789012:assumed-role/Auditor/ana';
    const { bytes, keys } = await taken({ caseId: one.caseId, principal });
    expect(verifyBytes(bytes, keys)).toMatchObject({ ok: true, takenBy: principal });
  });

  it('No link with which somebody could answer for the customer leaves with a pack, and what was left out is named', async () => {
    const { bytes, keys, files } = await taken();
    for (const [path, content] of files)
      expect(
        Buffer.from(content)
          .toString('utf8')
          .match(/\/t\/[\w-]{20,}/),
        path,
      ).toBeNull();
    const { withheld = [] } = verifyBytes(bytes, keys);
    expect(withheld.length).toBeGreaterThan(0);
    expect(withheld.every(({ part, why }) => part.startsWith('text/') && why === 'link')).toBe(true);
    expect(text(files, 'messages.txt')).toContain('/t/…');
  });

  it('No token of a task leaves with a pack', async () => {
    const { files } = await taken();
    expect(JSON.parse(text(files, 'decisions.json')).tasks.length).toBeGreaterThan(2);
    expect(text(files, 'decisions.json')).not.toContain('"token"');
  });

  it('The agreement lies in it word for word, and the deadlines say in both languages how they came about', async () => {
    const { files } = await taken();
    expect(text(files, documentPaths({ kind: 'agreement', cycle: 1 }).text)).toMatch(/^ACUERDO SOBRE LA RECLAMACIÓN/);
    const [first] = JSON.parse(text(files, 'deadlines.json'));
    expect(first.explanation.es.length).toBeGreaterThan(0);
    expect(first.explanation.en.length).toBeGreaterThan(0);
    expect(text(files, 'README.es.txt')).toContain('EXPEDIENTE DE LA RECLAMACIÓN');
    expect(text(files, 'README.en.txt')).toContain('Taken by: sofia');
  });

  it('Somebody who neither owns the case nor supervises has none, and nothing is recorded', async () => {
    const before = await one.amends.deps.cases.head(one.caseId);
    await expect(taken({ caseId: one.caseId, user: { id: 'nadie', groups: ['owner'] } })).rejects.toMatchObject({
      code: 'not-your-case',
    });
    expect((await one.amends.deps.cases.head(one.caseId))?.seq).toBe(before?.seq);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pemOf } from '#domain/evidence/keys.ts';
import { PATH } from '#domain/evidence/manifest.ts';
import { anchorHistories } from '#functions/anchor/anchor-histories.ts';
import { takeEvidence } from '#functions/desk/evidence/take-evidence.ts';
import { unzip } from '#platform/zip.ts';
import { evidenceDeps } from '#test/support/evidence.ts';
import { hasOpenssl } from '#test/support/openssl.ts';
import { aVerifiedCase } from '#test/tools/verified-case.ts';
import { verifyBytes } from '#tools/evidence/verify.ts';

/** The commands of docs/evidence.md, block by block, as they stand there. */
const commands = [...readFileSync('docs/evidence.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(
  ([, block = '']) => block,
);

describe.skipIf(!hasOpenssl)('a pack checked with openssl alone, as docs/evidence.md says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-pack-'));
  let files = new Map<string, Uint8Array>();
  const shell = (block: string): string =>
    execFileSync('bash', ['-ec', block], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const written = (named: RegExp): string => {
    const block = commands.find((one) => named.test(one));
    if (!block) throw new Error(`docs/evidence.md has no ${named}`);
    return block;
  };

  beforeAll(async () => {
    const one = await aVerifiedCase();
    await anchorHistories(
      {},
      {
        table: one.table,
        clock: one.amends.deps.clock,
        sign: one.key.sign,
        keep: async () => undefined,
        stamp: async () => undefined,
      },
    );
    const { deps, kept, key } = evidenceDeps(one);
    await takeEvidence({ caseId: one.caseId, user: { id: 'sofia', groups: ['supervisor'] } }, deps);
    const [bytes = new Uint8Array()] = [...kept].filter(([name]) => name.startsWith('packs/')).map(([, zip]) => zip);
    const keys = { history: [one.key.publicKey], documents: [key.publicKey] };
    const found = verifyBytes(bytes, keys);
    expect(found).toMatchObject({ ok: true, problems: [] });
    expect(found.anchoredUpTo).toBeGreaterThan(10);
    files = unzip(bytes, PATH).files;
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    writeFileSync(join(folder, 'documents.pem'), pemOf(key.publicKey));
    writeFileSync(join(folder, 'history.pem'), pemOf(one.key.publicKey));
  });

  it('The manifest is signed, and names each file with its fingerprint', () => {
    const said = shell(written(/manifest\.sig/));
    expect(said).toContain('Verified OK');
    const { files: listed } = JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString('utf8'));
    const messages = listed.find(({ path }: { path: string }) => path === 'messages.json');
    expect(said).toContain(messages.sha256);
  });

  it('The history is the one that was signed', () => {
    expect(shell(written(/batch\.sig/))).toContain('Verified OK');
  });

  it('Each entry names the fingerprint of the one before', () => {
    const [hash, named] = shell(written(/events\.jsonl/))
      .trim()
      .split('\n');
    const fingerprint = /[0-9a-f]{64}/.exec(hash ?? '')?.[0];
    expect(fingerprint).toBeDefined();
    expect(named).toContain(fingerprint);
  });

  it('A text has the digest that the history has for it, under its salt', () => {
    const { texts } = JSON.parse(Buffer.from(files.get('messages.json') ?? []).toString('utf8'));
    const { salts } = JSON.parse(Buffer.from(files.get('case.json') ?? []).toString('utf8'));
    const [id = '', text = ''] =
      Object.entries(texts as Record<string, string>).find(([, words]) => !/["\\]/.test(words)) ?? [];
    const block = written(/-hmac/)
      .replace('{"text":"..."}', JSON.stringify({ text }).replaceAll("'", "'\\''"))
      .replace('SALT', salts[`text/${id}`]);
    const fingerprint = /[0-9a-f]{64}/.exec(shell(block))?.[0] ?? 'none';
    expect(Buffer.from(files.get('history/events.jsonl') ?? []).toString('utf8')).toContain(
      `"text/${id}":"${fingerprint}"`,
    );
  });

  it('The PDF of the agreement is signed, and its text has the fingerprint that both sides hold', () => {
    const said = shell(written(/agreement-1\.pdf\.sig/));
    expect(said).toContain('Verified OK');
    const { agreements } = JSON.parse(Buffer.from(files.get('decisions.json') ?? []).toString('utf8'));
    expect(said).toContain(agreements[0].sha256);
  });

  it('The anchor is signed; its time stamp is checked in test/platform/time-stamp', () => {
    const [first = ''] = written(/anchor\.sig/).split('\n');
    expect(shell(first)).toContain('Verified OK');
    expect(files.has('history/anchor.tsr')).toBe(false);
  });

  it('With another key nothing is verified', () => {
    const block = written(/manifest\.sig/).replace('documents.pem', 'history.pem');
    expect(() => shell(block)).toThrow();
  });
});

import { expect, it } from 'vitest';
import { verifyMeta } from '#channels/meta/verify.ts';
import { corpusFile } from '#test/support/corpus.ts';
import { RECEIVED } from './payloads.ts';

type Vector = { name: string; secret: string; headers: Record<string, string>; body_file: string };

it('Every published signature of Meta is valid', () => {
  const all = JSON.parse(corpusFile('signatures/vectors.json').toString()) as Vector[];
  const ours = all.filter(({ name }) => name.startsWith('meta-'));
  expect(ours).toHaveLength(4);
  for (const { headers: given, secret, body_file } of ours) {
    const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
    const rawBody = corpusFile(`signatures/${body_file}`);
    const url = 'https://api.lumbre.example/channels/whatsapp';
    expect(verifyMeta({ method: 'POST', url, headers, query: {}, rawBody }, [secret], RECEIVED).valid).toBe(true);
  }
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bringFromSystem } from '#tools/import/from-system.ts';

const folder = mkdtempSync(join(tmpdir(), 'amends-topics-'));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const brought = (topics: string) =>
  bringFromSystem(file('export.json', '[]'), {
    ...{ from: 'zendesk', as: 'sofia', acknowledged: 'answered', policy: 'policy', parallel: 1, isDry: true },
    topics: file('topics.json', topics),
  });

test('A tag that is mapped to no topic of the policy is said before anything is brought in, with the topics there are', async () => {
  await expect(brought('{"facturas": "billing", "calderas": "boilers"}')).rejects.toThrow(
    /maps to topics that the policy does not have: calderas to boilers\. It has .*billing/,
  );
});

test.each(['', '[]', '{"facturas": 1}', 'facturas=billing'])('%j is no mapping', async (text) => {
  await expect(brought(text)).rejects.toThrow(/topics\.json is no JSON of tags and topics, such as/);
});

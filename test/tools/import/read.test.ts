import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Read, readValues } from '#tools/import/read.ts';

const LIMITS = { document: 2000, line: 300 };

const read = async (text: string): Promise<Read[]> => {
  const file = join(mkdtempSync(join(tmpdir(), 'amends-read-')), 'export.json');
  writeFileSync(file, text);
  const all: Read[] = [];
  for await (const one of readValues([file], LIMITS)) all.push(one);
  return all;
};
const ticket = (id: number, length = 0) => ({ id, text: 'x'.repeat(length) });

describe('what another system exported', () => {
  test('One document on a single line is read whole, though it is longer than a line may be', async () => {
    const document = { tickets: [1, 2, 3].map((id) => ticket(id, 150)) };
    expect((await read(JSON.stringify(document))).map(({ value }) => value)).toEqual([document]);
    const list = [ticket(1, 400), ticket(2)];
    expect((await read(JSON.stringify(list))).map(({ value }) => value)).toEqual(list);
  });

  test('One that is too large is refused with what to do', async () => {
    await expect(read(JSON.stringify({ tickets: [ticket(1, 3000)] }))).rejects.toThrow(
      /one document of 1 MB[\s\S]*Export it by pages, or write one ticket a line: jq -c/,
    );
  });

  test('Of lines one that is too long is refused by itself, and says so', async () => {
    const lines = [ticket(1), ticket(2, 500), ticket(3)].map((one) => JSON.stringify(one)).join('\n');
    const found = await read(`\ufeff${lines}\n`);
    expect(found.map(({ line, value, wrong }) => [line, (value as { id?: number })?.id, wrong !== undefined])).toEqual([
      [1, 1, false],
      [2, undefined, true],
      [3, 3, false],
    ]);
    expect(found[1]?.wrong).toMatch(/export what it holds by pages/);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Channel } from '#channels/names.ts';
import { fixtures } from '#test/support/files.ts';
import { signers } from '../functions/webhooks/signing.ts';
import { OF_EACH, withstandsAll } from './hostile.ts';

const folder = join(fixtures, 'channels');
const ROUNDS = 40;

const filesOf = (channel: string): Buffer[] =>
  readdirSync(join(folder, channel), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

beforeAll(() => {
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue(undefined);
});
afterAll(() => vi.restoreAllMocks());

it(`${ROUNDS * OF_EACH} mutated payloads cause no error, lose nothing, and leave the memory as it was`, async () => {
  const channels = readdirSync(folder).filter((name): name is Channel => name in signers);
  const payloads = new Map(channels.map((name) => [name, filesOf(name)]));
  // After warming up, the heap after the last round is no larger than after the first ones, but for a little noise.
  const heaps = await withstandsAll(payloads, ROUNDS, (round) => (round >= 5 && round < 10) || round === ROUNDS - 1);
  const early = Math.max(...heaps.slice(0, -1));
  expect(heaps.at(-1)).toBeLessThan(early + 16 * 1024 * 1024);
});

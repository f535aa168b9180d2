import { afterAll, beforeAll, it, vi } from 'vitest';
import { realPayloads } from '#test/support/corpus.ts';
import { OF_EACH, withstandsAll } from './hostile.ts';

const ROUNDS = 8;
const bodies = (folder: string): Buffer[] => realPayloads(folder).map(({ bytes }) => bytes);

beforeAll(() => {
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue(undefined);
});
afterAll(() => vi.restoreAllMocks());

it(`${ROUNDS * OF_EACH} mutated reviews and calls cause no error and lose nothing`, async () => {
  const payloads = new Map([
    ['review', bodies('webhooks/reviews')],
    ['call', bodies('webhooks/connect-contact-lens')],
  ] as const);
  await withstandsAll(payloads, ROUNDS);
});

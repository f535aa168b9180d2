import { expect, test } from 'vitest';
import { replyLanguages } from '#domain/vocabulary.ts';
import { law } from '#test/support/law.ts';
import { policy } from '#test/support/policy.ts';
import { comparisonLines } from '#tools/what-if/lines.ts';
import { whatIf } from '#tools/what-if/what-if.ts';
import { tableOfPastCases } from '../../bench/past-cases.ts';

const before = { policy, law };
const cheaper = { ...policy, negotiation: { ...policy.negotiation, ceiling: { '1': 0, '2': 0, '3': 0, '4': 0 } } };
const after = { policy: cheaper, law };

test('The days of the company bound the cases, progress goes on to the end, and what comes of it is told in words', async () => {
  const table = await tableOfPastCases(policy, 120);
  const progress: number[] = [];
  // The first case came in at nine in Madrid, and one each hour since.
  const found = await whatIf(table, { before, after, from: '2027-01-05', to: '2027-01-06' }, (done) =>
    progress.push(done),
  );
  expect(found.cases).toBe(48);
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  for (const language of replyLanguages) {
    const text = comparisonLines(found, { before, after }, language).join('\n');
    for (const { reference } of found.samples) expect(text).toContain(reference);
    expect(text).toContain(policy.topics[0]?.title[language]);
    expect(text).not.toMatch(/undefined|NaN|answer-by|next-word/);
  }
});

test('Of a period without cases that is all there is to say', async () => {
  const found = await whatIf(await tableOfPastCases(policy, 1), {
    before,
    after,
    from: '2020-01-01',
    to: '2020-02-01',
  });
  expect(comparisonLines(found, { before, after }, 'en')).toEqual(['There are no cases in that period.']);
});

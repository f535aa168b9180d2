import { wordsOfPraise } from '#domain/improvement/praise.ts';
import type { Instant } from '#domain/time.ts';
import { caseIdIn, keys, praisePartition } from './keys.ts';
import { headsOf } from './look-ups.ts';
import type { Table } from './table.ts';

/** Kind words of a customer that reached somebody. */
type Passed = { at: Instant; words: string; reference: string };

const MOST = 50;

/** What was passed on to somebody, the newest first, at most so many; what is blocked or erased is not among it. */
export const praisePassedOn = async (table: Table, person: string): Promise<Passed[]> => {
  const page = await table.index('gsi1', praisePartition(person), { descending: true, limit: MOST });
  const found = page.keys.map((key) => ({ at: key.place, caseId: caseIdIn(key) }));
  const caseIds = found.map(({ caseId }) => caseId);
  const [texts, heads] = await Promise.all([
    table.getMany(caseIds.map((caseId) => keys.text(caseId, wordsOfPraise(person)))),
    headsOf(table, caseIds),
  ]);
  return found.flatMap(({ at, caseId }) => {
    const words = texts.find((text) => caseIdIn(text) === caseId)?.['text'];
    const head = heads.find((one) => one.caseId === caseId);
    return typeof words === 'string' && head ? [{ at, words, reference: head.reference }] : [];
  });
};

import type { Case } from '#domain/case/case.ts';
import { Permanent } from '#domain/failures.ts';
import { casesChangedBetween, type Period } from './cases-changed-between.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Heads are read by so many at once. */
const PAGE = 100;

/**
 * The heads of the cases in which something happened in a period, each once.
 * @param most how many there may be
 * @throws Permanent where there are more: what was read of them says nothing of the whole
 */
export async function* headsChanged(table: Table, period: Period, most: number): AsyncGenerator<Case> {
  const seen = new Set<string>();
  for await (const caseIds of casesChangedBetween(table, period)) {
    const fresh = caseIds.filter((caseId) => !seen.has(caseId));
    for (const caseId of fresh) seen.add(caseId);
    if (seen.size > most) throw new Permanent(`More than ${most} cases changed`);
    for (let at = 0; at < fresh.length; at += PAGE)
      yield* (await table.getMany(fresh.slice(at, at + PAGE).map(keys.head))) as unknown[] as Case[];
  }
}

import type { CaseStore } from './case-store.ts';

/** A case, with all that were merged into it, and into those. */
export const withMerged = async (
  caseId: string,
  { cases }: { cases: Pick<CaseStore, 'head'> },
  seen: ReadonlySet<string> = new Set(),
): Promise<string[]> => {
  const head = await cases.head(caseId);
  if (!head || seen.has(caseId)) return [];
  const found = [caseId];
  for (const { caseId: merged } of head.merged ?? [])
    found.push(...(await withMerged(merged, { cases }, new Set([...seen, ...found]))));
  return found;
};

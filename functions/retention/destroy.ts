import { blockedItems, fileWith, forgotten, writeGroups } from '#cases/store/blocked.ts';
import { WHOLE } from '#domain/case/case-file.ts';
import { withMerged } from '#domain/case/with-merged.ts';
import { block } from './block.ts';
import type { RetentionDeps } from './deps.ts';
import { filesOf } from './files.ts';

/** Files first: once the words are gone nobody knows which there were. */
const wipe = async (caseId: string, { table, cases, files }: RetentionDeps): Promise<void> => {
  const file = await cases.load(caseId, WHOLE);
  if (!file) return;
  const blocked = await blockedItems(table, caseId);
  for (const one of filesOf(fileWith(file, blocked))) await files.remove(one);
  await writeGroups(
    table,
    blocked.map((item) => forgotten(caseId, item)),
  );
};

/**
 * Destroys the personal data of a case and of those merged into it for good. The head and the hash-chained history stay:
 * they name nobody, and end with `destroyed`, or `erased` where the customer asked for it. May be repeated.
 */
export const destroy = async (
  caseId: string,
  deps: RetentionDeps,
  because: 'destroyed' | 'erased' = 'destroyed',
): Promise<void> => {
  await block(caseId, deps);
  for (const id of await withMerged(caseId, deps)) {
    await wipe(id, deps);
    const at = deps.clock.now();
    await deps.cases.change(id, at, ({ head }) =>
      head.destroyedAt
        ? undefined
        : { set: { destroyedAt: at }, events: [{ type: because, actor: { kind: 'system' } }] },
    );
  }
};

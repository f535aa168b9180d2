import { headIntoBlocked, intoBlocked, lookUps, personalItems, writeGroups } from '#cases/store/blocked.ts';
import { dropsOfDrafts } from '#cases/store/drafts.ts';
import { type CaseFile, WHOLE } from '#domain/case/case-file.ts';
import { withMerged } from '#domain/case/with-merged.ts';
import type { RetentionDeps } from './deps.ts';
import { filesOf } from './files.ts';

/** From here on nobody reads the person or the words, even while they are still being moved. */
const mark = async (caseId: string, { cases, clock }: RetentionDeps): Promise<void> => {
  const at = clock.now();
  await cases.change(caseId, at, ({ head }) =>
    head.blockedAt ? undefined : { set: { blockedAt: at }, events: [{ type: 'blocked', actor: { kind: 'system' } }] },
  );
};

/** What has to be known of the whole case goes first: the words that tell which files and look-ups there are go last. */
const move = async (file: CaseFile, { table, files, identity }: RetentionDeps): Promise<void> => {
  const { caseId } = file.head;
  for (const one of filesOf(file)) await files.block(one);
  await writeGroups(table, await dropsOfDrafts(table, caseId));
  const found = await lookUps(table, file, (await identity()).current);
  await writeGroups(
    table,
    found.map((item) => intoBlocked(caseId, item)),
  );
  await writeGroups(table, [await headIntoBlocked(table, caseId)]);
  const words = await personalItems(table, caseId);
  await writeGroups(
    table,
    words.map((item) => intoBlocked(caseId, item)),
  );
};

/**
 * Blocks the personal data of a case and of those merged into it (LOPDGDD art. 32): person, words and look-ups go to a
 * partition that no function but this one may touch, files can be read by nobody. May be repeated: an interrupted move goes on
 * with what is left, and words that came later are moved as well.
 */
export const block = async (caseId: string, deps: RetentionDeps): Promise<void> => {
  for (const id of await withMerged(caseId, deps)) {
    await mark(id, deps);
    const file = await deps.cases.load(id, WHOLE);
    if (file) await move(file, deps);
  }
};

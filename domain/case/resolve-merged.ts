import type { Case } from './case.ts';
import type { CaseFile, Reading } from './case-file.ts';
import type { CaseStore } from './case-store.ts';

/** Merges in a row; more is an error of ours, since a case is never merged into one that leads back to it. */
const LONGEST_CHAIN = 20;

const follow = async <T extends { head: Case }>(
  caseId: string,
  read: (caseId: string) => Promise<T | undefined>,
): Promise<T | undefined> => {
  let next = caseId;
  for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
    const found = await read(next);
    if (!found?.head.mergedInto) return found;
    next = found.head.mergedInto;
  }
  throw new RangeError(`The merges of case ${caseId} lead nowhere`);
};

/**
 * The case that an id leads to: itself, or what it was merged into, however often. Replies to a merged case belong there.
 * A blocked case comes without its complainant and without texts.
 * @param reading what of it is read beside what always is
 */
export const resolveMerged = async (
  cases: CaseStore,
  caseId: string,
  reading?: Reading,
): Promise<CaseFile | undefined> => {
  const file = await follow(caseId, (id) => cases.load(id, reading));
  return file?.head.blockedAt ? withoutPerson(file) : file;
};

/** What a blocked case still shows, also while its texts are being moved: no name, no text. */
const withoutPerson = (file: CaseFile): CaseFile => ({ ...file, complainant: {}, messages: [], texts: new Map() });

/** The head of the case that an id leads to. */
export const resolveMergedHead = async (cases: CaseStore, caseId: string): Promise<Case | undefined> => {
  const found = await follow(caseId, async (id) => {
    const head = await cases.head(id);
    return head && { head };
  });
  return found?.head;
};

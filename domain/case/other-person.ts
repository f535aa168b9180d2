import type { Case } from './case.ts';
import type { CaseStore } from './case-store.ts';
import type { CaseItem, Change } from './change.ts';

/** Whether a case was merged into this one that is of another person. */
export const isAnothers = ({ merged = [] }: Pick<Case, 'merged'>, caseId: string): boolean =>
  merged.some((one) => one.caseId === caseId && one.isAnothers === true);

/** What is written to the customer of the case. */
const isLetter = (item: CaseItem): boolean =>
  item.kind === 'message' && item.message.direction === 'out' && item.message.audience === 'customer';

const lettersIn = (items: readonly CaseItem[]): Set<string> =>
  new Set(items.flatMap((item) => (item.kind === 'message' && isLetter(item) ? [item.message.messageId] : [])));

const isOfLetter = (item: CaseItem, letters: Set<string>): boolean =>
  isLetter(item) ||
  (item.kind === 'text' && (letters.has(item.textId) || letters.has(item.textId.replace(/^short-/, ''))));

/**
 * A change that comes of what another person did in a case that theirs was merged into: their words are marked as theirs, and
 * the customer of the case, who knows nothing of them, is neither written to nor known by anything more.
 * @param person the merged case of that person
 */
export const asOtherPerson = <One extends Change>(change: One, person: string): One => {
  const items = change.items ?? [];
  const letters = lettersIn(items);
  return {
    ...change,
    items: items
      .filter((item) => item.kind !== 'complainant' && !isOfLetter(item, letters))
      .map((item) =>
        item.kind === 'message' && item.message.audience === 'customer'
          ? { ...item, message: { ...item.message, person } }
          : item,
      ),
    effects: (change.effects ?? []).filter((effect) => effect.effect !== 'send' || !letters.has(effect.messageId)),
  };
};

/** The cases as another person changes them whose own was merged into one of them. */
export const casesOfPerson = (cases: CaseStore, person: string): CaseStore => ({
  ...cases,
  change: (caseId, at, decide) =>
    cases.change(caseId, at, async (file) => {
      const change = await decide(file);
      return change && asOtherPerson(change, person);
    }),
});

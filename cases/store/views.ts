import { ifConditionHolds } from './conditional.ts';
import { learningKeys } from './keys.ts';
import type { Table } from './table.ts';

/** A queue with its filters under a name. `by`: whose it is, and of a shared one who made it. */
export type SavedView = { id: string; name: string; path: string; by: string };

/** Whose views: somebody's own, or those of the whole team. */
export type ViewsOf = { person: string } | { team: true };

const keyOf = (of: ViewsOf, id: string) =>
  'team' in of ? learningKeys.sharedView(id) : learningKeys.ownView(of.person, id);

/** All of them, by their ids. */
export const viewsOf = async (table: Table, of: ViewsOf): Promise<SavedView[]> => {
  const { pk, sk } = keyOf(of, '');
  const items = (await table.query(pk, sk)) as unknown as SavedView[];
  return items.map(({ id, name, path, by }) => ({ id, name, path, by }));
};

/** Keeps a view, in place of one of the same id that the same person made. @returns false where it is somebody else's */
export const keepView = (
  table: Table,
  of: ViewsOf,
  { isKnown, ...view }: SavedView & { isKnown: boolean },
): Promise<boolean> => {
  const key = keyOf(of, view.id);
  return ifConditionHolds(
    table.write([
      isKnown ? { update: key, set: view, expect: { by: view.by } } : { put: { ...key, ...view }, ifAbsent: true },
    ]),
  );
};

export const dropView = (table: Table, of: ViewsOf, id: string): Promise<void> =>
  table.write([{ drop: keyOf(of, id) }]);

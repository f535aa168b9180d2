import { person } from '../session/session.ts';
import { type Kept, kept, useKept } from './kept.ts';

/** A queue with its filters under a name; a filter is an address, so the address is what is saved. */
export type SavedView = { name: string; path: string };

const MOST = 20;
const stores = new Map<string, Kept<SavedView[]>>();

/** Of the person who is signed in: another who signs in with this browser has others. */
const store = (): Kept<SavedView[]> => {
  const name = `desk.views.${person()?.id ?? ''}`;
  const known = stores.get(name) ?? kept<SavedView[]>(name, []);
  stores.set(name, known);
  return known;
};

export const useSavedViews = (): SavedView[] => useKept(store());

/** Saves a view; one of the same name is replaced. */
export const saveView = (view: SavedView): void =>
  store().set([
    ...store()
      .get()
      .filter(({ name }) => name !== view.name)
      .slice(1 - MOST),
    view,
  ]);

export const dropView = (name: string): void =>
  store().set(
    store()
      .get()
      .filter((view) => view.name !== name),
  );

import { createHash } from 'node:crypto';
import { dropView, keepView, type SavedView, type ViewsOf, viewsOf } from '#cases/store/views.ts';
import { Refusal } from '#domain/refusal.ts';
import { isSupervisor, nameOf } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { NewView, Views } from './contract.ts';

/** Somebody has so many views at most, and so does the team. */
const MOST_VIEWS = 50;

type ViewDeps = Pick<DeskDeps, 'table' | 'policy'>;

const TEAM = { team: true } as const;
const SHARED = 'shared-';

/** One name is one view, so that saving twice is saving once: "Graves" and "graves " are the same. */
const idOf = (name: string, isShared: boolean): string => {
  const hash = createHash('sha256').update(name.trim().toLowerCase().normalize('NFC')).digest('hex');
  return `${isShared ? SHARED : 'own-'}${hash.slice(0, 16)}`;
};

const byName = (one: { name: string }, other: { name: string }): number => one.name.localeCompare(other.name, 'es');

/** The views that somebody has made for themselves, and those of the team. */
export const listViews = async (reader: Reader, { table, policy }: ViewDeps): Promise<Views> => {
  const [own, shared] = await Promise.all([viewsOf(table, { person: reader.id }), viewsOf(table, TEAM)]);
  return {
    own: own.sort(byName).map(({ id, name, path }) => ({ id, name, path })),
    shared: shared.sort(byName).map((view) => ({
      ...view,
      byName: nameOf(policy, view.by),
      removable: view.by === reader.id || isSupervisor(reader),
    })),
  };
};

/** Keeps a view under its name, in place of one's own of that name. Refuses: view-name-taken, views-too-many. */
export const saveView = async (
  { name, path, shared = false, reader }: NewView & { reader: Reader },
  { table, policy }: ViewDeps,
): Promise<Views> => {
  const of: ViewsOf = shared ? TEAM : { person: reader.id };
  const view: SavedView = { id: idOf(name, shared), name, path, by: reader.id };
  const known = await viewsOf(table, of);
  const isKnown = known.some(({ id }) => id === view.id);
  if (!isKnown && known.length >= MOST_VIEWS) throw new Refusal('views-too-many');
  if (!(await keepView(table, of, { ...view, isKnown }))) throw new Refusal('view-name-taken');
  return listViews(reader, { table, policy });
};

/** Takes a view away; it may be gone already. Refuses: not-your-view. */
export const removeView = async (id: string, reader: Reader, { table, policy }: ViewDeps): Promise<Views> => {
  const of: ViewsOf = id.startsWith(SHARED) ? TEAM : { person: reader.id };
  const view = (await viewsOf(table, of)).find((one) => one.id === id);
  if (view && view.by !== reader.id && !isSupervisor(reader)) throw new Refusal('not-your-view');
  if (view) await dropView(table, of, id);
  return listViews(reader, { table, policy });
};

import type { Instant } from '#domain/time.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

const presenceStates = ['reading', 'writing'] as const;
export type PresenceState = (typeof presenceStates)[number];

/** Who has a case open, and what they do with it. */
export type Present = { person: string; state: PresenceState };

type Kept = Record<string, { state: PresenceState; until: Instant }>;

/** How long somebody counts as there after they were last heard of: a little longer than a page takes to say so again. */
const KEPT_MS = 45_000;

const peopleIn = (item: Item | undefined, now: Instant): Kept =>
  Object.fromEntries(Object.entries((item?.['people'] ?? {}) as Kept).filter(([, { until }]) => until > now));

const present = (people: Kept): Present[] =>
  Object.entries(people)
    .map(([person, { state }]) => ({ person, state }))
    .sort((a, b) => (a.person < b.person ? -1 : 1));

/** Who is there in some cases, by case id; in cases where nobody is, none. */
export const presenceIn = async (table: Table, caseIds: string[], now: Instant): Promise<Map<string, Present[]>> => {
  const ids = [...new Set(caseIds)];
  const items = await table.getMany(ids.map(keys.presence));
  const byKey = new Map(items.map((item) => [item.pk, item]));
  return new Map(ids.map((caseId) => [caseId, present(peopleIn(byKey.get(keys.presence(caseId).pk), now))]));
};

/**
 * Somebody is in a case, or has left it. Two at the same instant may write over each other: the next time one of them is heard of
 * puts it right. It is no part of the case, and forgets itself.
 */
export const notePresence = async (
  table: Table,
  { caseId, person, state }: { caseId: string; person: string; state: PresenceState | 'left' },
  now: Instant,
): Promise<Present[]> => {
  const key = keys.presence(caseId);
  const { [person]: _, ...others } = peopleIn(await table.get(key), now);
  const until = new Date(Date.parse(now) + KEPT_MS).toISOString();
  const people: Kept = state === 'left' ? others : { ...others, [person]: { state, until } };
  await table.write([{ put: { ...key, people, ttl: Math.ceil(Date.parse(until) / 1000) } }]);
  return present(others);
};

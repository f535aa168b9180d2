import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import type { Changes } from '../api/types.ts';

const SEEN_MS = 10_000;
const HIDDEN_MS = 60_000;
/** The server forgets so soon who has not said again that they have a case open. */
const PRESENT_MS = 45_000;

type Looking = Partial<Record<string, string[]>>;
type Live = { since: string; looking: Looking; told: Partial<Record<string, number>> };

/** What the desk knows of cases from what changed, over all screens. */
const versions = new Map<string, number>();

const readAnew = (queries: QueryClient): void => {
  for (const queryKey of [['tasks'], ['cases'], ['counts']]) void queries.invalidateQueries({ queryKey });
};

const next = async (before: Live | undefined, queries: QueryClient, signal: AbortSignal): Promise<Live> => {
  const query = { since: before?.since, looking: document.visibilityState === 'visible' ? 'yes' : 'no' };
  const { at, cases, more } = await api<Changes>('/desk/changes', { query, signal });
  // An answer tells a little of what the one before told: the same version is nothing new.
  const fresh = cases.filter(({ reference, version }) => versions.get(reference) !== version);
  for (const { reference, version } of fresh) versions.set(reference, version);
  if (more || fresh.length > 0) readAnew(queries);
  const now = Date.now();
  const told = { ...before?.told, ...Object.fromEntries(cases.map(({ reference }) => [reference, now])) };
  const all: Looking = {
    ...before?.looking,
    ...Object.fromEntries(cases.map(({ reference, presence = [] }) => [reference, presence.map(({ name }) => name)])),
  };
  const isKept = ([reference]: [string, unknown]): boolean => now - (told[reference] ?? 0) < PRESENT_MS;
  return {
    since: at,
    looking: Object.fromEntries(Object.entries(all).filter(isKept)),
    told: Object.fromEntries(Object.entries(told).filter(isKept)),
  };
};

/** Lists are read again as soon as something happens in a case; returns who else has which case open, by its reference. */
export const useLive = (): Looking => {
  const queries = useQueryClient();
  const queryKey = ['changes'];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => next(queries.getQueryData<Live>(queryKey), queries, signal),
    refetchInterval: () => (document.visibilityState === 'visible' ? SEEN_MS : HIDDEN_MS),
    refetchIntervalInBackground: true,
  });
  return data?.looking ?? {};
};

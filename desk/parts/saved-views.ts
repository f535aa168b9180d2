import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Problem } from '../api/client.ts';
import type { Views } from '../api/types.ts';
import { person } from '../session/session.ts';

/** What is saved: an address of a queue, under a name. */
type Address = { name: string; path: string };

const NONE: Views = { own: [], shared: [] };
const queryKey = ['views'];

/** Where a browser kept views by itself, before the server did. */
const oldName = (): string => `desk.views.${person()?.id ?? ''}`;

const oldViews = (): Address[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(oldName()) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    // Somebody else wrote there: there is nothing to take over.
    return [];
  }
};

/** Takes over, once, what this browser had kept by itself; what the server does not take is left out. */
const takeOver = async (): Promise<void> => {
  for (const { name, path } of oldViews())
    await api<Views>('/desk/views', { method: 'POST', body: { name, path } }).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
    });
  localStorage.removeItem(oldName());
};

export const readViews = async (signal?: AbortSignal): Promise<Views> => {
  if (localStorage.getItem(oldName()) !== null) await takeOver();
  return api<Views>('/desk/views', signal ? { signal } : {});
};

const views = queryOptions({ queryKey, queryFn: ({ signal }) => readViews(signal), staleTime: 60_000 });

/** Queues with their filters under a name: one's own, and those of the team. */
export const useSavedViews = (): Views => useQuery(views).data ?? NONE;

/** Saves a view; one's own of the same name is replaced. */
export const useSaveView = (onSaved: () => void) => {
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (view: Address & { shared: boolean }) => api<Views>('/desk/views', { method: 'POST', body: view }),
    onSuccess: (all) => {
      queries.setQueryData(queryKey, all);
      onSaved();
    },
  });
};

const without = ({ own, shared }: Views, gone: string): Views => ({
  own: own.filter(({ id }) => id !== gone),
  shared: shared.filter(({ id }) => id !== gone),
});

/** Takes a view away: it is gone at once, and back where that was refused. */
export const useDropView = () => {
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (id: string) => api<Views>(`/desk/views/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onMutate: (id) => {
      const before = queries.getQueryData<Views>(queryKey);
      queries.setQueryData<Views>(queryKey, (now) => now && without(now, id));
      return { before };
    },
    onSuccess: (all) => queries.setQueryData(queryKey, all),
    onError: (_, __, context) => queries.setQueryData(queryKey, context?.before),
  });
};

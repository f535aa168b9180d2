import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import type {
  Counts,
  DeskCase,
  FoundCases,
  PresenceOfCase,
  Snippets,
  TaskCandidates,
  TaskOptions,
  TaskPage,
  Team,
} from './types.ts';

/** A work queue, a page of it. */
export const tasksOf = (view: string, cursor?: string) =>
  queryOptions({
    queryKey: ['tasks', view, cursor],
    queryFn: ({ signal }) => api<TaskPage>('/desk/tasks', { query: { view, cursor }, signal }),
    refetchInterval: 30_000,
  });

/** Who is signed in, and the team. */
export const team = queryOptions({
  queryKey: ['team'],
  queryFn: ({ signal }) => api<Team>('/desk/team', { signal }),
  staleTime: 300_000,
});

/** A case, by its id or its reference. */
export const caseOf = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api<DeskCase>(`/desk/cases/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: 30_000,
  });

/** The company's texts for a letter of a case. Their promise counts from now: they are read anew each time a letter is begun. */
export const snippetsOf = (caseId: string) =>
  queryOptions({
    queryKey: ['snippets', caseId],
    queryFn: ({ signal }) => api<Snippets>(`/desk/cases/${caseId}/snippets`, { signal }),
    staleTime: 60_000,
  });

/** How many there are in each view, and of one's open cases (`cases`); 1000 stands for that many or more. */
export const counts = queryOptions({
  queryKey: ['counts'],
  queryFn: ({ signal }) => api<Counts>('/desk/counts', { signal }),
  refetchInterval: 30_000,
});

/** Cases by reference, mail, phone, customer number, order, names and words. Not for experts. */
export const searchFor = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api<FoundCases>('/desk/search', { query: { q }, signal }),
    enabled: q.trim().length >= 2,
    staleTime: 15_000,
  });

/** Says that one has a case open, writes in it, or has left it; the answer is who else has. Say it again every 20 seconds. */
export const bePresent = (id: string, state: 'reading' | 'writing' | 'left') =>
  api<PresenceOfCase>(`/desk/cases/${encodeURIComponent(id)}/presence`, { method: 'POST', body: { state } });

/** What may stand in the offer of a task, for those who decide what it costs; not kept once it is out of sight. */
export const optionsOfTask = (id: string) =>
  queryOptions({
    queryKey: ['task-options', id],
    queryFn: ({ signal }) => api<TaskOptions>(`/desk/tasks/${encodeURIComponent(id)}/options`, { signal }),
    gcTime: 0,
  });

/** Who may be given a task, and why not the others. */
export const candidatesOf = (id: string) =>
  queryOptions({
    queryKey: ['task-candidates', id],
    queryFn: ({ signal }) => api<TaskCandidates>(`/desk/tasks/${encodeURIComponent(id)}/candidates`, { signal }),
    staleTime: 30_000,
  });

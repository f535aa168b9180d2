import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { CasePage, TaskPage } from '../../api/types.ts';
import { ZONE } from '../../words/time.ts';
import { type QueueRow, rowOfCase, rowOfTask } from './rows.ts';

const CASES: Partial<Record<string, 'open' | 'closed'>> = { cases: 'open', closed: 'closed' };
const EVERY_MS = 30_000;

type Page = { rows: QueueRow[]; zone?: string | undefined; cursor?: string | undefined };

/** What the reader has put off, tasks and cases, in one list. */
const snoozed = async (signal: AbortSignal): Promise<Page> => {
  const [{ tasks }, { cases, zone }] = await Promise.all([
    api<TaskPage>('/desk/tasks', { query: { view: 'snoozed' }, signal }),
    api<CasePage>('/desk/cases', { query: { state: 'snoozed' }, signal }),
  ]);
  return { rows: [...tasks.map(rowOfTask), ...cases.map(rowOfCase)], zone };
};

const pageOf = async (view: string, cursor: string | undefined, signal: AbortSignal): Promise<Page> => {
  if (view === 'snoozed') return snoozed(signal);
  const state = CASES[view];
  if (!state) {
    const { tasks, ...page } = await api<TaskPage>('/desk/tasks', { query: { view, cursor }, signal });
    return { rows: tasks.map(rowOfTask), ...page };
  }
  const { cases, ...page } = await api<CasePage>('/desk/cases', { query: { owner: 'me', state, cursor }, signal });
  return { rows: cases.map(rowOfCase), ...page };
};

/** The rows of a view that have been read, and what reads more of them. */
export const useQueue = (view: string) => {
  const { data, ...read } = useInfiniteQuery({
    queryKey: [CASES[view] ? 'cases' : 'tasks', view, 'pages'],
    queryFn: ({ pageParam, signal }) => pageOf(view, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: EVERY_MS,
  });
  // A row that moved while pages were read stands once.
  const rows = [...new Map((data?.pages ?? []).flatMap((page) => page.rows).map((row) => [row.id, row])).values()];
  return { ...read, isRead: data !== undefined, rows, zone: data?.pages[0]?.zone ?? ZONE };
};

import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ShownMark } from '#functions/desk/marks/contract.ts';
import { api } from '../../api/client.ts';
import type { QueueRow } from './rows.ts';
import { type MarkChange, rowsAfterMark } from './rows-after-mark.ts';

type Asked = { row: QueueRow; change: MarkChange };
type Pages = InfiniteData<{ rows: QueueRow[] }>;

/** Marks rows for the reader alone: shown at once, and taken back where the server refuses. */
export const useMarks = () => {
  const queries = useQueryClient();
  const ofQueues = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[2] === 'pages' };
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ row, change }: Asked) =>
      api<ShownMark>(`/desk/marks/${encodeURIComponent(row.id)}`, { method: 'PUT', body: change }),
    onMutate: async (asked) => {
      await queries.cancelQueries(ofQueues);
      const before = queries.getQueriesData<Pages>(ofQueues);
      for (const [queryKey, data] of before)
        queries.setQueryData<Pages>(
          queryKey,
          data && {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              rows: rowsAfterMark(page.rows, String(queryKey[1]), { id: asked.row.id, change: asked.change }),
            })),
          },
        );
      return { before };
    },
    onError: (_, __, context) => {
      for (const [queryKey, data] of context?.before ?? []) queries.setQueryData(queryKey, data);
    },
    onSettled: () =>
      Promise.all([['tasks'], ['cases'], ['counts']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
};

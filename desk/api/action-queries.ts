import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ActionView, CorrectiveActions, PraiseList, WordsPreview } from '#functions/desk/improvement/contract.ts';
import { api } from './client.ts';

export type { ActionView, WordsPreview };
export type ActionLine = CorrectiveActions['actions'][number];
export type Proposal = CorrectiveActions['proposals'][number];

const BEGIN = ['corrective-actions'];

/** What recurs and has no action yet, and the actions there are. @param language that of the names */
export const actionsIn = (language: string) =>
  queryOptions({
    queryKey: [...BEGIN, language],
    queryFn: ({ signal }) => api<CorrectiveActions>('/desk/corrective-actions', { signal }),
  });

export const actionBy = (id: string, language: string) =>
  queryOptions({
    queryKey: [...BEGIN, language, id],
    queryFn: ({ signal }) => api<ActionView>(`/desk/corrective-actions/${encodeURIComponent(id)}`, { signal }),
  });

/** What telling its customers would come to, page by page: it is the sum of the pages. */
export const previewOf = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...BEGIN, 'preview', id],
    queryFn: ({ pageParam, signal }) =>
      api<WordsPreview>(`/desk/corrective-actions/${encodeURIComponent(id)}/preview`, {
        method: 'POST',
        body: pageParam ? { cursor: pageParam } : {},
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  });

/** Kind words that were passed on to the reader. */
export const praiseForMe = queryOptions({
  queryKey: ['praise'],
  queryFn: ({ signal }) => api<PraiseList>('/desk/praise', { signal }),
});

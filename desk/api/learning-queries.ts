import { queryOptions } from '@tanstack/react-query';
import type { Advice } from '#functions/desk/advice/contract.ts';
import { api } from './client.ts';

/** What past cases say of one. Figures are up to an hour old: it is not asked for again and again. @param language that of the names */
export const adviceOn = (caseId: string, language: string) =>
  queryOptions({
    queryKey: ['advice', caseId, language],
    queryFn: ({ signal }) => api<Advice>(`/desk/cases/${caseId}/advice`, { signal }),
    staleTime: 600_000,
  });

import { queryOptions } from '@tanstack/react-query';
import type { Advice } from '#functions/desk/advice/contract.ts';
import type { Landmarks, Manual, ShownManualEntry, TrainingCard } from '#functions/desk/manual/contract.ts';
import { api } from './client.ts';

/** What past cases say of one. Figures are up to an hour old: it is not asked for again and again. @param language that of the names */
export const adviceOn = (caseId: string, language: string) =>
  queryOptions({
    queryKey: ['advice', caseId, language],
    queryFn: ({ signal }) => api<Advice>(`/desk/cases/${caseId}/advice`, { signal }),
    staleTime: 600_000,
  });

/** The entries of the manual. @param language that of the names */
export const manualIn = (language: string) =>
  queryOptions({
    queryKey: ['manual', language],
    queryFn: ({ signal }) => api<Manual>('/desk/manual', { signal }),
  });

/** An entry with all its versions. */
export const manualEntryOf = (entryId: string, language: string) =>
  queryOptions({
    queryKey: ['manual', language, entryId],
    queryFn: ({ signal }) => api<ShownManualEntry>(`/desk/manual/${encodeURIComponent(entryId)}`, { signal }),
  });

/** Cases to learn from. */
export const landmarksIn = (language: string) =>
  queryOptions({
    queryKey: ['landmarks', language],
    queryFn: ({ signal }) => api<Landmarks>('/desk/landmarks', { signal }),
  });

/** One of them as a card, without who it was. */
export const cardOf = (caseId: string, language: string) =>
  queryOptions({
    queryKey: ['card', caseId, language],
    queryFn: ({ signal }) => api<TrainingCard>(`/desk/landmarks/${caseId}/card`, { signal }),
  });

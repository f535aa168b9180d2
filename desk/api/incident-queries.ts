import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AffectedPage } from '#functions/desk/incidents/affected-contract.ts';
import type { IncidentList, IncidentOfCase, MemberPage, ShownIncident } from '#functions/desk/incidents/contract.ts';
import { api } from './client.ts';

export type { AffectedPage, MemberPage, ShownIncident };
export type IncidentLine = IncidentList['incidents'][number];
export type CaseIncident = IncidentOfCase['incidents'][number];

const BEGIN = ['incidents'];

/** Failures that many complain about. @param language that of the words */
export const incidentsIn = (view: 'open' | 'ended', language: string) =>
  queryOptions({
    queryKey: [...BEGIN, view, language],
    queryFn: ({ signal }) => api<IncidentList>('/desk/incidents', { query: { view }, signal }),
    refetchInterval: 60_000,
  });

export const incidentBy = (id: string, language: string) =>
  queryOptions({
    queryKey: [...BEGIN, 'one', id, language],
    queryFn: ({ signal }) => api<ShownIncident>(`/desk/incidents/${encodeURIComponent(id)}`, { signal }),
    // Cases join, and are written to, within a minute or two.
    refetchInterval: ({ state }) => (state.data?.isUnderWay ? 5_000 : 30_000),
  });

/** Its cases, page by page: what a message to all would come to is the sum of the pages. */
export const membersOf = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...BEGIN, 'members', id],
    queryFn: ({ pageParam, signal }) =>
      api<MemberPage>(`/desk/incidents/${encodeURIComponent(id)}/members`, {
        query: { cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  });

/** The customers whom it affects and who have not complained, counted page by page. */
export const affectedBy = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...BEGIN, 'affected', id],
    queryFn: ({ pageParam, signal }) =>
      api<AffectedPage>(`/desk/incidents/${encodeURIComponent(id)}/affected`, {
        query: { cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  });

/** The failure that a case is about, or seems to be. */
export const incidentsOfCase = (caseId: string, language: string) =>
  queryOptions({
    queryKey: [...BEGIN, 'case', caseId, language],
    queryFn: ({ signal }) => api<IncidentOfCase>(`/desk/cases/${caseId}/incident`, { signal }),
    staleTime: 60_000,
  });

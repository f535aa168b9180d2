import { queryOptions } from '@tanstack/react-query';
import type { Fairness } from '#functions/desk/fairness/contract.ts';
import type { Insights } from '#functions/desk/insights/contract.ts';
import { api } from './client.ts';

/** How many days can be looked at; 30 for any other number. */
export const daysShown = (days: number): number => ([30, 90, 365].includes(days) ? days : 30);

/** The figures of the last days, by the company's zone: the server knows which day it is there. @param language that of the names */
export const insightsOf = ({ days, by, language }: { days: number; by: string; language: string }) =>
  queryOptions({
    queryKey: ['insights', days, by, language],
    queryFn: ({ signal }) => api<Insights>('/desk/insights', { query: { days: String(daysShown(days)), by }, signal }),
    refetchInterval: 300_000,
  });

/** Whether like cases of the last year ended alike, whoever they were of. */
export const fairnessQuery = queryOptions({
  queryKey: ['fairness'],
  queryFn: ({ signal }) => api<Fairness>('/desk/fairness', { signal }),
});

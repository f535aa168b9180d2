import { queryOptions } from '@tanstack/react-query';
import type { Insights } from '#functions/desk/insights/contract.ts';
import { now } from '../words/time.ts';
import { api } from './client.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The figures of the last days; the server says which day it is, so only how long it is comes from here. @param language that of the names */
export const insightsOf = ({ days, by, language }: { days: number; by: string; language: string }) =>
  queryOptions({
    queryKey: ['insights', days, by, language],
    queryFn: ({ signal }) => {
      const length = [30, 90, 365].includes(days) ? days : 30;
      const from = new Date(now().getTime() - (length - 1) * DAY_MS).toISOString().slice(0, 10);
      return api<Insights>('/desk/insights', { query: { ...(length !== 30 && { from }), by }, signal });
    },
    refetchInterval: 300_000,
  });

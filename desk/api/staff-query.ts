import { queryOptions } from '@tanstack/react-query';
import type { StaffShown } from '#functions/desk/staff/contract.ts';
import { api } from './client.ts';

export type { StaffShown };
export type StaffPerson = StaffShown['people'][number];
export type StaffChange = StaffShown['record'][number]['change'];

/** Who works here, and who changed what of it. @param before entries of the record before a number; the newest where it is not given */
export const staffNow = (before?: number) =>
  queryOptions({
    queryKey: ['staff', before],
    queryFn: ({ signal }) =>
      api<StaffShown>('/desk/staff', { query: { before: before === undefined ? undefined : String(before) }, signal }),
    refetchInterval: 60_000,
  });

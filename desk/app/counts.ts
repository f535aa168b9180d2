import { useQuery } from '@tanstack/react-query';
import { counts } from '../api/queries.ts';

const NONE: Partial<Record<string, number>> = {};

/** The list that is not counted, and the one that whoever has it has too. */
const GOES_WITH: Partial<Record<string, string>> = { closed: 'cases' };

/** How many wait in each view, as far as the server says it. */
export const useCounts = (): Partial<Record<string, number>> => useQuery(counts).data?.views ?? NONE;

/** Whether somebody has a view, as the server says: it counts what they have; until it does, they may. */
export const isHad = (view: string, counts: Partial<Record<string, number>>): boolean =>
  counts === NONE || (GOES_WITH[view] ?? view) in counts;

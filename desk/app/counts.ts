import { useQuery } from '@tanstack/react-query';
import { counts } from '../api/queries.ts';

const NONE: Partial<Record<string, number>> = {};

/** How many wait in each view, as far as the server says it. */
export const useCounts = (): Partial<Record<string, number>> => useQuery(counts).data?.views ?? NONE;

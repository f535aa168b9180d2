/** How many wait in each view, as far as the server says it. */
export const useCounts = (): Partial<Record<string, number>> => ({});

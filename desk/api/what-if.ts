import { queryOptions } from '@tanstack/react-query';
import type { Comparison } from '#domain/what-if/comparison.ts';
import { nothingCompared, together } from '#domain/what-if/sums.ts';
import type { PolicyNumbers, WhatIf, WhatIfPage } from '#functions/desk/what-if/contract.ts';
import { api } from './client.ts';

/** The numbers of the policy that can be changed, as they are in force. */
export const policyNumbers = queryOptions({
  queryKey: ['policy-numbers'],
  queryFn: ({ signal }) => api<PolicyNumbers>('/desk/policy-numbers', { signal }),
});

/** What is known so far, and how much of the period has been read, from 0 to 1. */
export type WhatIfSoFar = { compared: Comparison; done: number };

/** Asks page by page, and says after each what it comes to so far. Throws as `api` does, and where it is broken off. */
export const askWhatIf = async (
  asked: Omit<WhatIf, 'cursor'>,
  { onPage, signal }: { onPage: (soFar: WhatIfSoFar) => void; signal: AbortSignal },
): Promise<void> => {
  let compared = nothingCompared();
  let cursor: string | undefined;
  do {
    const body: WhatIf = { ...asked, ...(cursor !== undefined && { cursor }) };
    const page: WhatIfPage = await api('/desk/what-if', { method: 'POST', body, signal });
    compared = together(compared, page.compared);
    onPage({ compared, done: page.done });
    cursor = page.cursor;
  } while (cursor !== undefined);
};

import { expect } from 'vitest';
import type { LocalRun } from '#local/local-run.ts';

/** Calls a function as its rule does. */
export const invoke = async (
  { endpointUrl }: Pick<LocalRun, 'endpointUrl'>,
  name: string,
  body: object,
): Promise<void> => {
  const url = `${endpointUrl}/2015-03-31/functions/Amends-${name}/invocations`;
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  expect([answer.status, answer.headers.get('x-amz-function-error')], await answer.text()).toEqual([200, null]);
};

import { expect } from 'vitest';
import type { LocalRun } from '#local/local-run.ts';

/** Calls a function as its schedule does, which fires once an hour or once a day. */
export const runByClock = async ({ endpointUrl }: Pick<LocalRun, 'endpointUrl'>, name: string): Promise<void> => {
  const url = `${endpointUrl}/2015-03-31/functions/Amends-${name}/invocations`;
  const response = await fetch(url, { method: 'POST', body: '{}' });
  expect(response.status).toBeLessThan(300);
  await response.arrayBuffer();
};

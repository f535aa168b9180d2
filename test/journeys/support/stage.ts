import { inject } from 'vitest';
import { type ApiClient, apiClient } from '#local/api-client.ts';
import type { LocalRun } from '#local/local-run.ts';
import { executions } from './executions.ts';

/** The deployed Amends that the journeys share, and the ways to look at it. */
export const stage = (): { run: LocalRun; api: ApiClient; executions: ReturnType<typeof executions> } => {
  const run = inject('run');
  return { run, api: apiClient(run), executions: executions(run) };
};

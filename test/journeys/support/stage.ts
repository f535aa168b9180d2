import { inject } from 'vitest';
import type { LocalRun } from '#local/local-run.ts';
import { type ApiClient, apiClient } from '#tools/api-client.ts';
import { executions } from './executions.ts';

/** A deployed Amends, and the ways to look at it; the one that the journeys share, unless another is given. */
export const stage = (
  run: LocalRun = inject('run'),
): { run: LocalRun; api: ApiClient; executions: ReturnType<typeof executions> } => ({
  run,
  api: apiClient(run),
  executions: executions(run),
});

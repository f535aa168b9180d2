import { type HistoryEvent, ListExecutionsCommand, paginateGetExecutionHistory, SFNClient } from '@aws-sdk/client-sfn';
import type { LocalRun } from '#local/local-run.ts';
import { dummyCredentials } from '#local/loopback.ts';
import { apiClient } from '#tools/api-client.ts';
import { playHappyPath } from './happy-path.ts';

/**
 * States entered. The emulator writes no StateEntered inside a Map, only what its tasks did: there, each task that was
 * scheduled without a state of its own counts as one.
 */
const statesEntered = (events: HistoryEvent[]): number => {
  const count = (pattern: RegExp) => events.filter(({ type }) => pattern.test(type ?? '')).length;
  const insideMaps = Math.max(0, count(/^(Task|LambdaFunction)Scheduled$/) - count(/^TaskStateEntered$/));
  return count(/StateEntered$/) + insideMaps;
};

/** Transitions of one happy path, from the execution histories of all four machines; each execution's start counts as one. */
export const countTransitions = async (run: LocalRun): Promise<{ machine: string; transitions: number }[]> => {
  const client = new SFNClient({ endpoint: run.endpointUrl, region: run.region, credentials: dummyCredentials });
  const caseId = await playHappyPath(apiClient(run));
  const counts = Object.entries(run.stateMachines).map(async ([machine, stateMachineArn]) => {
    const { executions = [] } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
    let transitions = 0;
    for (const { executionArn } of executions.filter(({ name }) => name?.startsWith(caseId))) {
      const events: HistoryEvent[] = [];
      for await (const page of paginateGetExecutionHistory({ client }, { executionArn }))
        events.push(...(page.events ?? []));
      transitions += 1 + statesEntered(events);
    }
    return { machine, transitions };
  });
  return Promise.all(counts);
};

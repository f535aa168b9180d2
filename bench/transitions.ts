import { setTimeout as sleep } from 'node:timers/promises';
import { type HistoryEvent, ListExecutionsCommand, paginateGetExecutionHistory, SFNClient } from '@aws-sdk/client-sfn';
import type { LocalRun } from '#local/local-run.ts';
import { dummyCredentials } from '#local/loopback.ts';
import { apiClient, succeeded } from '#tools/api-client.ts';

const until = async <T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> => {
  for (const end = Date.now() + 90_000; Date.now() < end; await sleep(250)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`Not within 90 s: ${what}`);
};

/** Plays one complaint on the deployed stack, through its public doors, to the end of its follow-up. @returns the case id */
const playHappyPath = async (run: LocalRun): Promise<string> => {
  const api = apiClient(run);
  const receipt = succeeded(
    await api.complain({
      text: 'El pedido llegó tarde y con un golpe; nadie respondió a mis correos.',
      customer: { name: 'Ana Roca', email: 'ana.roca@customers.example' },
    }),
  );
  const { caseId, trackingUrl } = receipt;
  const supervisor = await api.as('sofia');
  const openTask = (kind: string) =>
    until(`an open ${kind} task`, async () =>
      (await supervisor.case(caseId)).body.tasks?.find((task) => task.kind === kind && task.status === 'open'),
    );
  const complete = async (kind: string, body: unknown) => {
    const task = await openTask(kind);
    succeeded(await (await api.as(task.assignee ?? 'sofia')).complete(task.id, body));
  };
  await complete('examine', { cause: 'company-error', facts: 'El almacén lo confirma.', questions: [] });
  await complete('release', { decision: 'release' });
  const offer = await until('an offer', async () => (await api.track(trackingUrl)).body.offer);
  const option = offer.options.at(-1)?.option ?? 'a';
  succeeded(await api.answer(trackingUrl, { decision: 'accept', option }));
  const isClosed = async () => (await supervisor.case(caseId)).body.outcome !== undefined;
  await until('the outcome', isClosed);
  const survey = async (): Promise<boolean> => (await api.survey(trackingUrl, 5)).status === 200;
  await until('the survey', async () => {
    const { body } = await supervisor.case(caseId);
    for (const task of body.tasks.filter(({ kind, status }) => kind === 'promise' && status === 'open'))
      await complete(task.kind, { kept: true, proof: 'Abono hecho.' });
    return survey();
  });
  await until('the end', async () => (await supervisor.case(caseId)).body.status === 'kept');
  return caseId;
};

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
  const caseId = await playHappyPath(run);
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

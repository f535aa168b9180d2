import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { lookSoon } from '#cases/store/watched.ts';
import { type EventLine, eventsOf } from '#domain/case/events.ts';
import { asCustomer } from '#local/demo/answer.ts';
import { dummyCredentials } from '#local/loopback.ts';
import { amendsHome } from '#local/paths.ts';
import { type CaseView, succeeded } from '#tools/api-client.ts';
import { localSight } from '#tools/inspect/inspect.ts';
import { inspect } from '#tools/inspect/inspection.ts';
import { newCustomer } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';
import { stage } from '../support/stage.ts';
import { ownEmulator } from './own-emulator.ts';

/** A day takes 0.17 seconds: 330 of them, after which an execution is begun again, are a minute. */
const TIME_SCALE = 500_000;
const OLD_SECONDS = (330 * 24 * 60 * 60) / TIME_SCALE;

// An emulator of its own: its year is shorter than those of the other tests, whose executions would be begun again as well.
const running = ownEmulator(join(amendsHome, 'year-old'), { timeScale: TIME_SCALE });

const openTask = ({ tasks }: CaseView, kind: string) =>
  tasks.find((task) => task.kind === kind && task.status === 'open');

test('A case that is open for almost a year goes on in an execution of its own second name, to the offer and with one acknowledgment', {
  timeout: 900_000,
}, async () => {
  const { run } = running();
  const { api, executions } = stage(run);
  const customer = newCustomer();
  const { caseId, reference, trackingUrl } = succeeded(
    await api.complain({ text: 'La factura no es mía y quiero que me devuelvan el dinero.', customer }),
  );
  const observer = await api.as('andres');
  const view = async () => succeeded(await observer.case(caseId));
  const statusOf = async (name: string) => (await executions.describe(run.stateMachines.complaint, name))?.status;
  await eventually('the examination is asked for', async () => openTask(await view(), 'examine'));
  const startedAt = Date.now();

  await eventually('the year is almost over', async () => Date.now() - startedAt > OLD_SECONDS * 1000, 300, 1000);
  // The watch looks once in a day of the clock on the wall, which no scale shortens: this look is that of the day.
  const { endpointUrl, region, tableName } = run;
  const client = new DynamoDBClient({ endpoint: endpointUrl, region, credentials: dummyCredentials });
  await lookSoon(dynamoTable(client, tableName), caseId, new Date().toISOString());
  const young = `${caseId}-resumed-1`;
  await eventually('the execution of the second name', async () => (await statusOf(young)) === 'RUNNING');
  expect(await statusOf(caseId)).toBe('ABORTED');

  const seen = await eventually('the task is asked for anew', async () => {
    const now = await view();
    return openTask(now, 'examine')?.assignee !== undefined && now;
  });
  expect(eventsOf(seen.history as EventLine[], 'resumed').map(({ data }) => data.because)).toEqual(['age']);
  const findings = {
    cause: 'company-error',
    facts: 'El fichero del banco se envió dos veces.',
    explanation: 'Enviamos dos veces el fichero al banco y por eso se le cobró dos veces.',
    questions: [],
  };
  const task = openTask(seen, 'examine');
  await eventually('the examination is done', async () => {
    const { status } = await (await api.as(task?.assignee ?? '')).complete(task?.id ?? '', findings);
    return status < 300;
  });
  await eventually('something for the customer', async () => {
    const now = await view();
    const release = openTask(now, 'release');
    if (release?.assignee) await (await api.as(release.assignee)).complete(release.id, { decision: 'release' });
    return openTask(now, 'offer');
  });
  expect(await statusOf(young)).toBe('RUNNING');
  const page = succeeded(await asCustomer(api, { trackingUrl, address: customer.email }, (link) => api.track(link)));
  expect(page.reference).toBe(reference);
  const received = (await api.mailsTo(customer.email)).filter(({ Subject }) => /hemos recibido/i.test(Subject));
  expect(received).toHaveLength(1);
  const names = (await inspect(reference, localSight(run)))?.executions.map(({ name, replaced }) => [name, replaced]);
  expect(names).toContainEqual([caseId, true]);
  expect(names).toContainEqual([young, undefined]);
});

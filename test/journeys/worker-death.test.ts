import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringUp, type Running } from '#local/bring-up.ts';
import { amendsHome } from '#local/paths.ts';
import { type ApiClient, type Complaint, type Receipt, succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { killLambdaProcess } from './support/emulator.ts';
import { eventually } from './support/eventually.ts';
import { HOME } from './support/home.ts';
import { inTurns } from './support/in-turns.ts';
import { stage } from './support/stage.ts';

const COMPLAINTS = 200;
const CLIENTS = 8;
const TRIES = 60;

// An emulator of its own: the deaths, and the work that 200 cases leave behind, must not disturb other journeys.
let running: Running;
beforeAll(async () => {
  const assembly = join(HOME, 'cdk.out');
  running = await bringUp({ timeScale: 1, home: join(amendsHome, 'worker-death'), assembly });
});
afterAll(() => running?.stop());

/** A client that insists, with one key for all its tries. */
const insist = async (api: ApiClient, complaint: Complaint): Promise<Receipt> => {
  const key = randomUUID();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { status, body } = await api.complain(complaint, key);
    if (status === 202) return body;
  }
  throw new Error(`${TRIES} tries were not enough`);
};

/** Kills one of the processes that serve Lambdas, again and again, until it is stopped; tells how many died. */
const killing = (emulatorPid: number): (() => number) => {
  let killed = 0;
  const timer = setInterval(() => {
    if (killLambdaProcess(emulatorPid)) killed += 1;
  }, 250);
  return () => {
    clearInterval(timer);
    return killed;
  };
};

test('Processes die while complaints arrive: every 202 has its case and its execution, none twice', {
  timeout: 300_000,
}, async () => {
  const { api, run, executions } = stage(running.run);
  const complaints = Array.from({ length: COMPLAINTS }, (_, index) => ({
    text: `La factura ${index} no es mía.`,
    customer: newCustomer(),
  }));
  const stopKilling = killing(running.emulatorPid ?? 0);
  const receipts = await inTurns(complaints, CLIENTS, (complaint) => insist(api, complaint));
  expect(stopKilling()).toBeGreaterThan(10);

  const caseIds = receipts.map(({ caseId }) => caseId);
  expect(new Set(caseIds).size).toBe(COMPLAINTS);
  const started = await eventually(
    'an execution for every case',
    async () => {
      const names = await executions.names(run.stateMachines.complaint);
      return names.length >= COMPLAINTS && names;
    },
    200,
  );
  // Sorted lists, not sets: an execution without a receipt, or a second one, would show.
  expect(started.sort()).toEqual(caseIds.sort());
  const desk = await api.as('andres');
  const found = await inTurns(caseIds, CLIENTS, async (caseId) => succeeded(await desk.case(caseId)).caseId);
  expect(found).toEqual(caseIds);
});

import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { type Complaint, ok, type Receipt } from '#local/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { lambdaProcesses } from './support/emulator.ts';
import { eventually } from './support/eventually.ts';
import { inTurns } from './support/in-turns.ts';
import { stage } from './support/stage.ts';

const { run, api, executions } = stage();
const emulatorPid = inject('emulatorPid');
const COMPLAINTS = 200;
const CLIENTS = 8;

/** A client that insists, with one key for all its tries. */
const insist = async (complaint: Complaint): Promise<Receipt> => {
  const key = randomUUID();
  for (let attempt = 0; attempt < 10; attempt++) {
    const { status, body } = await api.complain(complaint, key);
    if (status === 202) return body;
  }
  throw new Error('Sixty tries were not enough');
};

test.skipIf(!emulatorPid || process.platform !== 'linux')(
  'processes die while complaints arrive: every 202 has its case and its execution, none twice',
  { timeout: 300_000 },
  async () => {
    const before = new Set(await executions.names(run.stateMachines.complaint));
    let killed = 0;
    const killer = setInterval(() => {
      const victims = lambdaProcesses(emulatorPid ?? 0);
      const victim = victims[Math.floor(Math.random() * victims.length)];
      if (victim === undefined) return;
      process.kill(victim, 'SIGKILL');
      killed += 1;
    }, 250);
    const complaints = Array.from({ length: COMPLAINTS }, (_, index) => ({
      text: `La factura ${index} no es mía.`,
      customer: newCustomer(),
    }));
    const receipts = await inTurns(complaints, CLIENTS, insist);
    clearInterval(killer);
    expect(killed).toBeGreaterThan(10);

    const caseIds = receipts.map(({ caseId }) => caseId);
    expect(new Set(caseIds).size).toBe(COMPLAINTS);
    const started = await eventually(
      'an execution for every case',
      async () => {
        const names = (await executions.names(run.stateMachines.complaint)).filter((name) => !before.has(name));
        return names.length >= COMPLAINTS && names;
      },
      200,
    );
    // Sorted lists, not sets: an execution without a receipt, or a second one, would show.
    expect(started.sort()).toEqual(caseIds.sort());
    const desk = await api.as('andres');
    const found = await inTurns(caseIds, CLIENTS, async (caseId) => ok(await desk.case(caseId)).caseId);
    expect(found).toEqual(caseIds);
  },
);

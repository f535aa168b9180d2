import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { amendsHome } from '#local/paths.ts';
import { type ApiClient, type Complaint, type Receipt, type SentMail, succeeded } from '#tools/api-client.ts';
import { newCustomer } from '../support/customers.ts';
import { killLambdaProcess } from '../support/emulator.ts';
import { eventually } from '../support/eventually.ts';
import { inTurns } from '../support/in-turns.ts';
import { stage } from '../support/stage.ts';
import { ownEmulator } from './own-emulator.ts';

const COMPLAINTS = 200;
const CLIENTS = 8;
const TRIES = 60;

// An emulator of its own: the deaths, and the work that 200 cases leave behind, must not disturb other journeys.
const running = ownEmulator(join(amendsHome, 'worker-death'));

/** A client that insists, with one key for all its tries. */
const insist = async (api: ApiClient, complaint: Complaint): Promise<Receipt> => {
  const key = randomUUID();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { status, body } = await api.complain(complaint, key);
    if (status === 202) return body;
  }
  throw new Error(`${TRIES} tries were not enough`);
};

/** How often something dies: by the count of what was taken, since on a slow machine no process outlives a death each second. */
const KILL_EVERY = 2;
/** A process dies so soon after, while other complaints are taken and this one is on its way. */
const KILL_WITHIN_MS = 3_000;
/** So long everybody may wait for the acknowledgment: the table's stream, the sweep of each minute, and the watch after five. */
const ACKNOWLEDGED_SECONDS = 900;

/** Acknowledgments that may go out a second time. */
const MOST_TWICE = COMPLAINTS / 50;

/** Mails by what they acknowledge: how many went out for each reference. */
const acknowledgments = async (): Promise<Map<string, number>> => {
  const response = await fetch(`${running().run.endpointUrl}/_ministack/ses/messages`);
  const { messages } = (await response.json()) as { messages: Record<string, SentMail[]> };
  const counts = new Map<string, number>();
  for (const { Subject } of Object.values(messages).flat()) {
    const [reference] = /hemos recibido/i.test(Subject) ? (/AM-[0-9A-Z]{8}/.exec(Subject) ?? []) : [];
    if (reference) counts.set(reference, (counts.get(reference) ?? 0) + 1);
  }
  return counts;
};

test('Processes die while complaints arrive: every 202 has its case, its execution, an owner and an acknowledgment, hardly any twice', {
  timeout: 1_800_000,
}, async () => {
  const { api, run, executions } = stage(running().run);
  const complaints = Array.from({ length: COMPLAINTS }, (_, index) => ({
    text: `La factura ${index} no es mía.`,
    customer: newCustomer(),
  }));
  let [taken, killed] = [0, 0];
  const kill = () => {
    if (killLambdaProcess(running().emulatorPid ?? 0)) killed += 1;
  };
  const receipts = await inTurns(complaints, CLIENTS, async (complaint) => {
    const receipt = await insist(api, complaint);
    taken += 1;
    if (taken % KILL_EVERY === 0) setTimeout(kill, Math.random() * KILL_WITHIN_MS);
    return receipt;
  });

  const caseIds = receipts.map(({ caseId }) => caseId);
  expect(new Set(caseIds).size).toBe(COMPLAINTS);
  const references = receipts.map(({ reference }) => reference);
  const counts = await eventually(
    'everybody is acknowledged',
    async () => {
      const found = await acknowledgments();
      return references.every((reference) => found.has(reference)) && found;
    },
    ACKNOWLEDGED_SECONDS,
    2_000,
  );
  expect(killed).toBeGreaterThan(COMPLAINTS / KILL_EVERY / 2);
  // A death between the answer of the mail service and the mark of it sends it again: some milliseconds of each message, and more of
  // them the slower the machine is.
  const twice = references.filter((reference) => (counts.get(reference) ?? 0) > 1);
  expect(twice.length).toBeLessThanOrEqual(MOST_TWICE);

  const started = await executions.names(run.stateMachines.complaint);
  // Sorted lists, not sets: an execution without a receipt, or a second one, would show. Some were begun again under a second name.
  const first = started.filter((name) => !name.includes('-resumed-'));
  expect(first.sort()).toEqual(caseIds.toSorted());
  const desk = await api.as('andres');
  const found = await inTurns(caseIds, CLIENTS, async (caseId) => succeeded(await desk.case(caseId)));
  expect(found.map(({ caseId }) => caseId)).toEqual(caseIds);
  expect(found.filter(({ owner }) => owner === undefined)).toEqual([]);
  expect(found.filter(({ historyIntact }) => !historyIntact)).toEqual([]);
});

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localEnvironment } from '#local/loopback.ts';
import { amendsHome, node, root } from '#local/paths.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';
import { stage } from '../support/stage.ts';
import { ownEmulator } from './own-emulator.ts';

// An emulator of its own: alarms ring, executions are stopped, and the dead letters have to be empty before.
const OWN = join(amendsHome, 'drills');
const running = ownEmulator(OWN);

type Answer = { code: number; said: string };

const drill = (...args: string[]): Promise<Answer> =>
  new Promise((resolve) => {
    const outputs = ['--outputs', join(OWN, 'outputs.json'), '--policy', join(root, 'policy')];
    execFile(
      node,
      [join(root, 'tools/drill/drill.ts'), ...args, ...outputs],
      { env: localEnvironment(running().run.endpointUrl) },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
    );
  });

const LONG = { timeout: 1_200_000 };

test('Alarm drill: an alarm rings at the topic, and is back as it was', LONG, async () => {
  const { code, said } = await drill('alarm', '--yes');
  expect(said).toContain('✓ Amends-sweep-errors rang at the topic');
  expect(said).toMatch(/✓ Amends-sweep-errors is back to (?:OK|INSUFFICIENT_DATA)/);
  expect(said).toContain('only an account can show');
  expect(said).toContain('The drill worked');
  expect(code).toBe(0);
});

test('Redrive drill: what stopped goes on where it stood, and a dead letter is read', LONG, async () => {
  const { code, said } = await drill('redrive', '--by', 'sofia', '--yes');
  expect(said).toContain('✓ The watch began it again');
  expect(said).toContain('✓ It came to where it had stopped');
  expect(said).toContain('✓ It was handed back and read');
  expect(said).toContain('The drill worked');
  expect(code).toBe(0);
});

test('Erasure drill: nothing is left of the words of somebody who was erased', LONG, async () => {
  const { code, said } = await drill('erase', '--by', 'sofia', '--yes');
  expect(said).toMatch(/Found in [1-9]\d* items of the table, [1-9]\d* mails/);
  expect(said).toMatch(/AM-\w{8}\s+blocked/);
  expect(said).toContain('Nothing is left');
  expect(said).toContain('The drill worked');
  expect(code).toBe(0);
});

test('Restore drill: a copy beside the table has every case, as its history says, and is removed', LONG, async () => {
  const { api } = stage(running().run);
  const { caseId } = succeeded(await api.complain({ text: 'La factura llegó con un error.', customer: newCustomer() }));
  const desk = await api.as('sofia');
  await eventually('somebody is asked', async () =>
    succeeded(await desk.case(caseId)).tasks.some(({ kind }) => kind === 'examine'),
  );
  const { code, said } = await drill('restore', '--yes');
  // Its own case, and what is left of those of the drills before: their histories.
  expect(said).toMatch(/· [1-9]\d* cases there, [1-9]\d* verified whole, [1-9]\d* as they are now/);
  expect(said).toMatch(/RPO \d+ s[\s\S]*RTO \d+ s/);
  expect(said).toMatch(/✓ \S+-drill-\d{14} is removed/);
  expect(said).toContain('The drill worked');
  expect(code).toBe(0);
});

test('A drill that is not confirmed does nothing, and says so', LONG, async () => {
  const { code, said } = await drill('alarm');
  expect(said).toMatch(/sets the alarm Amends-sweep-errors off[\s\S]*Say --yes/);
  expect(code).toBe(1);
});

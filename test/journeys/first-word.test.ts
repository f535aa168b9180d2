import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { executionName } from '#domain/case/ids.ts';
import { firstComplaint } from '#local/welcome.ts';
import { type Receipt, succeeded } from '#tools/api-client.ts';
import { localSight } from '#tools/inspect/inspect.ts';
import { inspect } from '#tools/inspect/inspection.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { run, api, executions } = stage();

describe('the first word', () => {
  test('README’s curl: stored, owned and acknowledged, and an execution waits', async () => {
    const command = firstComplaint('$API');
    expect(readFileSync('README.md', 'utf8')).toContain(command);
    const shell = command.replace('curl -s', "curl -s -w '\\n%{http_code}'");
    const [body = '', status] = execFileSync('bash', ['-c', shell], { env: { ...process.env, API: run.apiUrl } })
      .toString()
      .split('\n');
    expect(status).toBe('202');
    const receipt = JSON.parse(body) as Receipt;
    expect(receipt.reference).toMatch(/^AM-[2-9A-Z]{8}$/);

    const desk = await api.as('sofia');
    const view = await eventually('an owner', async () => {
      const seen = succeeded(await desk.case(receipt.caseId));
      const isOpen = seen.tasks.some(({ kind, status }) => kind === 'examine' && status === 'open');
      return isOpen && seen;
    });
    const mail = await eventually('the acknowledgment', async () =>
      (await api.mailsTo('ana.prieto@example.com')).find(({ BodyText }) => BodyText.includes(receipt.reference)),
    );
    // The link in the mail proves the address: it is another than the one that whoever files is given.
    expect(mail.BodyText).toContain('/t/');
    expect(mail.BodyText).not.toContain(receipt.trackingUrl);
    expect(run.people.map(({ username }) => username)).toContain(view.owner);

    const execution = await executions.describe(run.stateMachines.complaint, executionName(receipt.caseId, 1));
    expect(execution?.status).toBe('RUNNING');

    const inspection = await eventually('every timer has its schedule', async () => {
      const seen = await inspect(receipt.reference, localSight(run));
      return seen?.timers.length === 3 && seen.timers.every(({ scheduledAt }) => scheduledAt) && seen;
    });
    expect(inspection.executions).toMatchObject([{ machine: 'complaint', status: 'RUNNING', states: ['Examine'] }]);
    // On a slow machine the owner may owe the customer a word by now, which is a task of its own.
    expect(inspection.tasks.find(({ kind }) => kind === 'examine')).toMatchObject({ status: 'open', hasToken: true });
  });

  test('What a long letter speaks of stands beside it at the desk', async () => {
    const told = 'La caldera nueva pierde agua y el instalador de la tienda no contesta al teléfono de averías. ';
    const { caseId } = succeeded(await api.complain({ text: told.repeat(20), customer: newCustomer() }));
    const desk = await api.as('sofia');
    const phrases = await eventually('its phrases', async () => {
      const [letter] = succeeded(await desk.case(caseId)).messages.filter(({ direction }) => direction === 'in');
      return letter?.phrases;
    });
    expect(phrases.join(' ')).toMatch(/caldera|instalador|averías/i);
  });

  test('The first word: no word of the complaint, no name and no address enters an execution', async () => {
    const customer = newCustomer();
    const text = 'El termo gotea desde ayer encima del armario azul y nadie me llama, avisen a mi vecina Escolástica.';
    const { caseId } = succeeded(
      await api.complain({ text, customer, subject: 'Termo goteando', orderRef: 'LU-77123' }),
    );
    const desk = await api.as('sofia');
    await eventually('the examination', async () =>
      succeeded(await desk.case(caseId)).tasks.some(({ kind, status }) => kind === 'examine' && status === 'open'),
    );
    const transcript = (await executions.transcript(run.stateMachines.complaint, caseId)).toLowerCase();
    const words = [...text.matchAll(/\p{L}{5,}/gu), ...customer.name.matchAll(/\p{L}+/gu)].map(([word]) => word);
    const secrets = [
      ...words,
      customer.email,
      customer.phone,
      customer.phone.replaceAll(' ', ''),
      'goteando',
      'LU-77123',
    ];
    expect(secrets.filter((secret) => transcript.includes(secret.toLowerCase()))).toEqual([]);
  });
});

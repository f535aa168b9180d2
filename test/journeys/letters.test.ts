import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentPaths } from '#domain/evidence/document-paths.ts';
import { keysIn, pemOf } from '#domain/evidence/keys.ts';
import { PATH } from '#domain/evidence/manifest.ts';
import type { TakenEvidence } from '#functions/desk/evidence/contract.ts';
import type { Tracking } from '#functions/track/contract.ts';
import { unzip } from '#platform/zip.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { HOME } from './support/home.ts';
import { stage } from './support/stage.ts';
import { tasksOf } from './support/tasks.ts';

const { run, api } = stage();
const { opened, complete } = tasksOf(api);

const complained = async (text: string) => succeeded(await api.complain({ text, customer: newCustomer() }));

/** A complaint whose offer was accepted on the phone, with its agreement. */
const agreed = async () => {
  const receipt = await complained('El paquete llegó una semana tarde y nadie me avisó.');
  const { caseId } = receipt;
  await complete(caseId, 'examine', { cause: 'third-party', facts: 'Se extravió en el reparto.', questions: [] });
  await complete(caseId, 'release', { decision: 'release' });
  await opened(caseId, 'offer');
  const supervisor = await api.as('andres');
  const { offers, owner = '' } = succeeded(await supervisor.case(caseId));
  const option = offers.at(-1)?.options[0]?.option ?? '';
  const evidence = { text: 'Llamada de hoy: le leí la propuesta y la aceptó.' };
  succeeded(await (await api.as(owner)).accept(caseId, { option, how: 'phone', evidence }));
  await eventually('the agreement', async () => succeeded(await supervisor.case(caseId)).agreement);
  return receipt;
};

const bytesAt = async (url: string): Promise<Buffer> => {
  const response = await fetch(url);
  expect(response.status, await response.clone().text()).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};

const packOf = async (caseId: string) => {
  const authorization = `Bearer ${await api.token('sofia')}`;
  const answer = await fetch(`${run.deskUrl}/cases/${caseId}/evidence`, { method: 'POST', headers: { authorization } });
  expect(answer.status).toBe(200);
  const { url } = (await answer.json()) as TakenEvidence;
  return unzip(new Uint8Array(await bytesAt(url)), PATH).files;
};

/** Something that somebody of the team does to a case. */
const act = async (caseId: string, action: string, { as, body }: { as: string; body: object }) => {
  const headers = { authorization: `Bearer ${await api.token(as)}`, 'content-type': 'application/json' };
  const options = { method: 'POST', headers, body: JSON.stringify(body) };
  return fetch(`${run.deskUrl}/cases/${caseId}/${action}`, options);
};

/** The case as its customer sees it. */
const seen = async (trackingUrl: string) =>
  (await (await fetch(trackingUrl, { headers: { accept: 'application/json' } })).json()) as Tracking;

/** Ten in the morning of a day that lies so many days ahead, by the clocks of the company. */
const inDays = (days: number): string =>
  `${new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10)}T10:00`;

test('The customer keeps the agreement as the evidence pack has it, and checks its signature by the key that was published', async () => {
  const { caseId, trackingUrl } = await agreed();
  const pdf = await bytesAt(`${trackingUrl}/agreement.pdf`);
  const signature = await bytesAt(`${trackingUrl}/agreement.pdf.sig`);
  const { documents } = keysIn(readFileSync(join(HOME, 'keys.json'), 'utf8'));
  expect(documents.some((key) => verify('sha256', pdf, createPublicKey(pemOf(key)), signature))).toBe(true);
  const packed = await packOf(caseId);
  expect(pdf.equals(packed.get(documentPaths({ kind: 'agreement', cycle: 1 }).pdf) ?? Buffer.alloc(0))).toBe(true);
  expect((await fetch(`${trackingUrl}/agreement.pdf`, { method: 'HEAD' })).status).toBe(200);
  expect((await fetch(`${trackingUrl}/agreement.pdf.sig`, { method: 'HEAD' })).status).toBe(200);
  expect(await (await fetch(trackingUrl, { headers: { accept: 'text/html' } })).text()).toContain(
    '/agreement.pdf.sig"',
  );
});

test('Dates of a meeting are proposed at the desk, the customer takes one on the page without script, and the owner has it as work', async () => {
  const { caseId, trackingUrl } = await complained('Quiero que alguien me escuche: llevo tres semanas sin solución.');
  const supervisor = await api.as('andres');
  const owner = await eventually('an owner', async () => succeeded(await supervisor.case(caseId)).owner);
  const body = { how: 'phone', with: 'owner', dates: [inDays(4), inDays(3)], text: 'Me gustaría que lo hablemos.' };
  const proposed = await act(caseId, 'meeting', { as: owner, body });
  expect(proposed.status, await proposed.clone().text()).toBe(201);
  const { meeting } = await seen(trackingUrl);
  expect(meeting).toMatchObject({ state: 'proposed', how: 'phone', number: 1 });
  const [date = ''] = meeting?.dates ?? [];
  const answered = await fetch(`${trackingUrl}/meeting`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: crypto.randomUUID(), number: '1', date }).toString(),
  });
  expect(answered.status).toBe(303);
  expect((await seen(trackingUrl)).meeting).toMatchObject({ state: 'chosen', chosen: date });
  expect(await opened(caseId, 'meeting')).toMatchObject({ assignee: owner });
  await complete(caseId, 'meeting', { outcome: 'held', note: 'Hablado: quedó conforme.' });
  const types = succeeded(await supervisor.case(caseId)).history.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['meeting-proposed', 'meeting-chosen', 'meeting-reported']));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keysIn } from '#domain/evidence/keys.ts';
import { PATH } from '#domain/evidence/manifest.ts';
import type { TakenEvidence } from '#functions/desk/evidence/contract.ts';
import { unzip } from '#platform/zip.ts';
import { askAsPrincipal } from '#tools/evidence/by-principal.ts';
import { verifyBytes } from '#tools/evidence/verify.ts';
import { eventually } from './support/eventually.ts';
import { HOME } from './support/home.ts';
import { stage } from './support/stage.ts';

const { run, api } = stage();

const keys = () => keysIn(readFileSync(join(HOME, 'keys.json'), 'utf8'));
const functionArn = (): string =>
  (Object.values(JSON.parse(readFileSync(join(HOME, 'outputs.json'), 'utf8')))[0] as Record<string, string>)[
    'EvidenceFunctionArn'
  ] ?? '';
const fetched = async ({ url }: TakenEvidence): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(url)).arrayBuffer());

/** A complaint that somebody owns, with its first signed head. */
const aCase = async () => {
  const { body } = await api.complain({
    text: 'La lavadora llegó rota y nadie me atiende.',
    customer: { name: 'Marta Olmedo', email: `marta.${Date.now()}@correo.example` },
  });
  const sofia = await api.as('sofia');
  await eventually('an owner', async () => (await sofia.case(body.caseId)).body.owner);
  return body;
};

const atTheDesk = async (caseId: string, username: string) =>
  fetch(`${run.deskUrl}/cases/${caseId}/evidence`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await api.token(username)}` },
  });

test('A supervisor takes the evidence of a case with one request, and it holds by the keys that were published', async () => {
  const { caseId, reference } = await aCase();
  const answer = await atTheDesk(caseId, 'sofia');
  expect(answer.status).toBe(200);
  const bytes = await fetched((await answer.json()) as TakenEvidence);
  expect(verifyBytes(bytes, keys())).toMatchObject({ ok: true, problems: [], reference, takenBy: 'sofia' });
  const signed = await eventually('a pack whose history is signed', async () => {
    const again = await fetched((await (await atTheDesk(caseId, 'sofia')).json()) as TakenEvidence);
    const found = verifyBytes(again, keys());
    return found.signedUpTo > 0 && found;
  });
  expect(signed).toMatchObject({ ok: true, problems: [] });
  expect((await atTheDesk(caseId, 'iker')).status).toBe(403);
});

test('On the command line the principal of AWS is recorded as AWS names it, and nobody who proves nothing has a pack', async () => {
  const { reference } = await aCase();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: run.endpointUrl,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: run.region,
  });
  const answer = await askAsPrincipal(reference, functionArn());
  expect(answer).toHaveProperty('taken');
  const bytes = await fetched((answer as { taken: TakenEvidence }).taken);
  expect(verifyBytes(bytes, keys())).toMatchObject({ ok: true, takenBy: expect.stringMatching(/^arn:aws:/) });
  expect(unzip(bytes, PATH).files.has('README.es.txt')).toBe(true);
  expect(await askAsPrincipal('AM-22222222', functionArn())).toEqual({ refused: 'no-such-case' });
});

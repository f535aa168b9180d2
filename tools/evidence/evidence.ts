import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { TakenEvidence } from '#functions/desk/evidence/contract.ts';
import type { LocalRun } from '#local/local-run.ts';
import { Advice, fail } from '#local/progress.ts';
import { apiClient } from '../api-client.ts';
import { readArguments } from '../arguments.ts';
import { type Output, outputsOf } from '../stack-outputs.ts';
import { askAsPrincipal } from './by-principal.ts';

/** `npm run evidence`: the evidence pack of a case of a running stack (docs/evidence.md). Who took it is recorded in the case. */
const USAGE = `Usage: npm run evidence -- REFERENCE --out FILE.zip [--as NAME] [--outputs FILE]
  REFERENCE  the case (AM-7K3Q9F2D, or its id)
  --out      where the pack is written; only you may read the file
  --as       somebody of the demo company, in the local run: the pack is taken as at the desk. Of a deployed stack the environment
             variable AMENDS_TOKEN, an id token of the desk, does the same. Without either it is taken as the principal of AWS
             whose credentials the shell has
  --outputs  of a deployed stack, as "cdk deploy --outputs-file" wrote them; the local run that is up if not given`;

const options = { out: { type: 'string' }, as: { type: 'string' }, outputs: { type: 'string' } } as const;

const REFUSED: Record<string, string> = {
  'no-such-case': 'There is no such case. A reference looks like AM-7K3Q9F2D.',
  'case-blocked': 'The case is blocked: npm run person -- unblock, for a court or an authority, comes first.',
  'caller-unknown': 'AWS does not know who you are: look at your credentials.',
};

const asPrincipal = async (named: string, output: Output): Promise<TakenEvidence> => {
  const answer = await askAsPrincipal(named, output('EvidenceFunctionArn'));
  if ('refused' in answer) throw new Advice(REFUSED[answer.refused] ?? answer.refused);
  return answer.taken;
};

const asPerson = async (
  named: string,
  { deskUrl, token }: { deskUrl: string; token: string },
): Promise<TakenEvidence> => {
  const response = await fetch(`${deskUrl}/cases/${encodeURIComponent(named)}/evidence`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(60_000),
  });
  const body = (await response.json()) as TakenEvidence & { title?: string };
  if (!response.ok) throw new Advice(`The desk answered ${response.status}: ${body.title ?? ''}`);
  return body;
};

const taken = async (
  named: string,
  { as, output, run }: { as: string | undefined; output: Output; run?: LocalRun | undefined },
): Promise<TakenEvidence> => {
  if (as !== undefined) {
    if (!run)
      throw new Advice('--as names somebody of the local run: of a deployed stack, put your token into AMENDS_TOKEN');
    return asPerson(named, { deskUrl: run.deskUrl, token: await apiClient(run).token(as) });
  }
  const token = process.env['AMENDS_TOKEN'];
  return token
    ? asPerson(named, { deskUrl: run?.deskUrl ?? `${output('ApiUrl')}/desk`, token })
    : asPrincipal(named, output);
};

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments(USAGE, { options, allowPositionals: true });
  const [named] = positionals;
  const { out, as, outputs } = values;
  if (named === undefined || positionals.length > 1 || out === undefined) throw new Advice(USAGE);
  const { url, sha256 } = await taken(named, { as, ...outputsOf(outputs) });
  const response = await fetch(url, { signal: AbortSignal.timeout(120_000) });
  if (!response.ok) throw new Advice(`The pack could not be fetched: ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Advice('What was fetched is not the pack that was made');
  // It holds what a customer wrote: nobody else on this machine reads it.
  writeFileSync(out, bytes, { mode: 0o600 });
  console.log(
    `The evidence of ${named}: ${out} (${bytes.length} bytes, SHA-256 ${sha256}). npm run -s verify -- ${out} checks it.`,
  );
};

if (import.meta.main) await main().catch(fail);

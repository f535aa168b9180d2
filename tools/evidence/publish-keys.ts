import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type KeyFile, pemOf } from '#domain/evidence/keys.ts';
import { fail } from '#local/progress.ts';
import { publicKeyOf } from '#platform/aws/history-key.ts';
import { kms } from '#platform/environment.ts';
import { readArguments } from '../arguments.ts';
import { type Output, outputsOf } from '../stack-outputs.ts';

/** `npm run -s publish-keys`: the public keys of a stack, as whoever checks its evidence has to have them (docs/evidence.md). */
const USAGE = `Usage: npm run -s publish-keys -- [--outputs FILE] [--out FILE]
  --outputs  of a deployed stack, as "cdk deploy --outputs-file" wrote them; the local run that is up if not given
  --out      where they are written; printed if not given`;

const options = { outputs: { type: 'string' }, out: { type: 'string' } } as const;

/** The keys that sign, as KMS has them. */
export const keysOf = async (output: Output, place = kms()): Promise<KeyFile> => {
  const pem = async (name: string) => pemOf(await publicKeyOf({ ...place, keyArn: output(name) })());
  return { history: [await pem('HistoryKeyArn')], documents: [await pem('DocumentKeyArn')] };
};

/** Writes keys where `npm run verify` looks for them. */
export const writeKeys = (file: string, keys: KeyFile): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(keys, undefined, 2)}\n`);
};

const main = async (): Promise<void> => {
  const { values } = readArguments(USAGE, { options });
  const keys = await keysOf(outputsOf(values.outputs).output);
  if (values.out) writeKeys(values.out, keys);
  else console.log(JSON.stringify(keys, undefined, 2));
};

if (import.meta.main) await main().catch(fail);

import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { clock } from '#domain/time.ts';
import { Advice, sayFailure } from '#local/progress.ts';
import { publicKeyOf } from '#platform/aws/history-key.ts';
import { kms, objects } from '#platform/environment.ts';
import { readArguments } from '../arguments.ts';
import { outputsOf } from '../stack-outputs.ts';
import { anchorsIn } from './anchors-in.ts';
import { renderAnchors, renderBatches, renderCase, renderSummary } from './render.ts';
import { caseIdOfReference, verifyHistories } from './verify.ts';

/**
 * `npm run verify-history`: whether the cases of a running stack are as their histories say, and the histories as they were signed
 * (docs/verify-history.md). It only reads, and prints ids, kinds and numbers: no word of a customer. Leaves with 0 where all fits,
 * with 1 where something was changed, with 2 where it could not look.
 */
const USAGE = `Usage: npm run -s verify-history -- [REFERENCE] [--from 2026-01] [--outputs FILE] [--public-key FILE]
  REFERENCE     one case (AM-7K3Q9F2D, or its id); all that came in, where none is named
  --from        the first month that is looked at, UTC; 2020-01 if not given
  --outputs     of a deployed stack, as "cdk deploy --outputs-file" wrote them; the local run that is up if not given
  --public-key  a PEM file with the key as it was published; asked of KMS if not given`;

const options = {
  from: { type: 'string', default: '2020-01' },
  outputs: { type: 'string' },
  'public-key': { type: 'string' },
} as const;

const CHANGED = 1;
const COULD_NOT_LOOK = 2;

const keyIn = (file: string): Uint8Array => {
  if (!existsSync(file)) throw new Advice(`There is no file ${file}`);
  return createPublicKey(readFileSync(file)).export({ format: 'der', type: 'spki' });
};

/** @returns the code to leave with */
const main = async (): Promise<number> => {
  const { values, positionals } = readArguments(USAGE, { options, allowPositionals: true });
  const [reference] = positionals;
  if (positionals.length > 1 || !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(values.from)) throw new Advice(USAGE);
  const { output } = outputsOf(values.outputs);
  const table = dynamoTable(new DynamoDBClient({ maxAttempts: 4 }), output('TableName'));
  const publicKey = values['public-key']
    ? keyIn(values['public-key'])
    : await publicKeyOf({ ...kms(), keyArn: output('HistoryKeyArn') })();
  const caseId = reference && (await caseIdOfReference(table, reference));
  if (reference && !caseId) throw new Advice(`There is no case ${reference}. A reference looks like AM-7K3Q9F2D.`);
  const which = caseId ? { caseId } : { from: values.from };
  const kept = anchorsIn(objects(output('AnchorsBucketName')));
  const { results, signatures, anchors } = await verifyHistories(which, { table, publicKey, now: clock().now, kept });
  if (anchors.problems.length > 0) console.log(renderAnchors(anchors));
  if (signatures.problems.length > 0) console.log(renderBatches(signatures));
  let [cases, changed] = [0, 0];
  for await (const result of results) {
    cases++;
    if (result.problems.length === 0) continue;
    changed++;
    console.log(renderCase(result));
  }
  console.log(renderSummary({ cases, changed, signatures, anchors }));
  return changed + signatures.problems.length + anchors.problems.length > 0 ? CHANGED : 0;
};

if (import.meta.main)
  process.exitCode = await main().catch((error: unknown) => {
    sayFailure(error);
    return COULD_NOT_LOOK;
  });

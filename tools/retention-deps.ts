import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { v7 } from 'uuid';
import { caseStore } from '#cases/store/case-store.ts';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { regimesOf } from '#cases/store/regimes.ts';
import { clock } from '#domain/time.ts';
import { timerRecalculation } from '#domain/timers/recalculate-timers.ts';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import { s3Files } from '#functions/retention/files.ts';
import type { LocalRun } from '#local/local-run.ts';
import { localEnvironment } from '#local/loopback.ts';
import { amendsHome, root } from '#local/paths.ts';
import { Advice } from '#local/progress.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { objects } from '#platform/environment.ts';
import { loadLaw } from '#policy/load-law.ts';
import { policyIn, warnOfOtherPolicy } from './policy-at-hand.ts';

type Outputs = Record<string, string>;

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** Whatever the SDKs ask the environment for: of the local run that is up, unless outputs of a real stack were named. */
const useLocalRun = (): void => {
  const file = join(amendsHome, 'local.json');
  if (!existsSync(file))
    throw new Advice(
      'No local run is up. Start one with "npm start", or name the outputs of a stack with --outputs FILE.',
    );
  Object.assign(process.env, localEnvironment(readJson<LocalRun>(file).endpointUrl));
};

/**
 * What commands about a person work with: the stack whose outputs `cdk deploy --outputs-file` wrote, with the credentials of the
 * environment; without them the local run that is up. The policy is the one of the folder, else of this checkout; where another
 * one is deployed, stderr says so.
 * @throws Advice when neither is there
 */
export const retentionDeps = ({
  outputs: outputsFile,
  policy: folder = join(root, 'policy'),
}: {
  outputs?: string | undefined;
  policy?: string | undefined;
}): RetentionDeps => {
  if (!outputsFile) useLocalRun();
  const file = outputsFile ?? join(amendsHome, 'outputs.json');
  if (!existsSync(file)) throw new Advice(`There is no file ${file}`);
  const [outputs = {}] = Object.values(readJson<Record<string, Outputs>>(file));
  const output = (name: string): string => {
    const value = outputs[name];
    if (!value) throw new Advice(`${file} has no output ${name}: it is of an earlier version`);
    return value;
  };
  const table = dynamoTable(new DynamoDBClient({ maxAttempts: 4 }), output('TableName'));
  const policy = policyIn(folder);
  const law = loadLaw(folder);
  warnOfOtherPolicy(policy, { folder, deployed: outputs['PolicyVersion'] });
  const timing = { law, policy, clock: clock() };
  return {
    table,
    ...timing,
    cases: caseStore(table, {
      recalculateTimers: timerRecalculation(timing),
      regimes: regimesOf(table, law.regimes),
      people: policy.people,
    }),
    newId: () => v7(),
    identity: secretReader(output('IdentitySecretId')),
    files: s3Files({
      inbound: objects(output('InboundMailBucketName')),
      evidence: objects(output('EvidenceBucketName')),
    }),
  };
};

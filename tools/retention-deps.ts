import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { v7 } from 'uuid';
import { caseStore } from '#cases/store/case-store.ts';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { regimesOf } from '#cases/store/regimes.ts';
import { clock } from '#domain/time.ts';
import { timerRecalculation } from '#domain/timers/recalculate-timers.ts';
import { scheduling } from '#domain/timers/schedules.ts';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import { s3Files } from '#functions/retention/files.ts';
import { root } from '#local/paths.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { objects } from '#platform/environment.ts';
import type { Frame } from '#policy/fit.ts';
import { lawIn, policyIn, versionInForce, warnOfOtherPolicy } from './policy-at-hand.ts';
import { outputsOf } from './stack-outputs.ts';

/**
 * What commands about a person work with: the stack whose outputs `cdk deploy --outputs-file` wrote, with the credentials of the
 * environment; without them the local run that is up. The policy is the one of the folder, else of this checkout; where another
 * one holds there, stderr says so.
 * @throws Advice when neither is there
 */
export const retentionDeps = async ({
  outputs: outputsFile,
  policy: folder = join(root, 'policy'),
}: {
  outputs?: string | undefined;
  policy?: string | undefined;
}): Promise<RetentionDeps> => {
  const { output, policyVersion } = outputsOf(outputsFile);
  const table = dynamoTable(new DynamoDBClient({ maxAttempts: 4 }), output('TableName'));
  const policy = policyIn(folder);
  const law = lawIn(folder);
  const deployed = { version: policyVersion, frame: JSON.parse(output('PolicyFrame')) as Frame };
  warnOfOtherPolicy(policy, { folder, holds: await versionInForce(table, deployed) });
  const timing = { law, policy, clock: clock() };
  return {
    table,
    ...timing,
    cases: caseStore(table, {
      recalculateTimers: timerRecalculation(timing),
      schedules: scheduling(timing),
      regimes: regimesOf(table, law.regimes),
      people: policy,
    }),
    newId: () => v7(),
    identity: secretReader(output('IdentitySecretId')),
    files: s3Files({
      inbound: objects(output('InboundMailBucketName')),
      evidence: objects(output('EvidenceBucketName')),
    }),
  };
};

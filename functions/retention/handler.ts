import { storage } from '#cases/storage.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { environment, objects } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { contract, environment as schema } from './contract.ts';
import { s3Files } from './files.ts';
import { runRetention } from './run-retention.ts';

const settings = environment(schema);

export const handler = lambdaHandler(contract, runRetention, {
  ...storage(settings),
  identity: secretReader(settings.IDENTITY_SECRET_ID),
  files: s3Files({ inbound: objects(settings.INBOUND_BUCKET), evidence: objects(settings.EVIDENCE_BUCKET) }),
});

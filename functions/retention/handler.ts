import { secretReader } from '#functions/shared/aws/secrets.ts';
import { storage } from '#functions/shared/clients.ts';
import { environment, objects } from '#functions/shared/environment.ts';
import { stageHandler } from '#functions/shared/stage.ts';
import { contract, environment as schema } from './contract.ts';
import { s3Files } from './files.ts';
import { workOff } from './work-off.ts';

const settings = environment(schema);

export const handler = stageHandler(contract, workOff, {
  ...storage(settings),
  identity: secretReader(settings.IDENTITY_SECRET_ID),
  files: s3Files({ inbound: objects(settings.INBOUND_BUCKET), evidence: objects(settings.EVIDENCE_BUCKET) }),
});

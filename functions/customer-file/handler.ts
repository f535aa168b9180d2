import { bareStorage } from '#cases/storage.ts';
import { todaysPolicy } from '#cases/todays-policy.ts';
import { linesOfObject } from '#platform/aws/object-lines.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { environment, objects } from '#platform/environment.ts';
import { bundledPolicy } from '#platform/policy.ts';
import { beforeRun } from '#platform/run.ts';
import { ObjectCreated, environment as schema } from './contract.ts';
import { takeFile } from './take-file.ts';

const settings = environment(schema);
const storage = bareStorage(settings);
const deps = {
  ...storage,
  ...todaysPolicy(bundledPolicy(), storage),
  identity: secretReader(settings.IDENTITY_SECRET_ID),
  objects: linesOfObject(objects(settings.INBOUND_BUCKET)),
};

/** Called when a file of customers was laid into the bucket. */
export const handler = async (event: unknown): Promise<void> => {
  await beforeRun(deps);
  const { time, detail } = ObjectCreated.parse(event);
  await takeFile({ key: detail.object.key, asOf: time }, deps);
};

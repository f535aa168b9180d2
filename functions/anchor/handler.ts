import { bareStorage } from '#cases/storage.ts';
import { signWith } from '#platform/aws/history-key.ts';
import { keepForever } from '#platform/aws/locked-objects.ts';
import { environment, kms, objects } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { stampBy } from '#platform/time-stamp.ts';
import { anchorHistories } from './anchor-histories.ts';
import { anchorObject } from './anchor-object.ts';
import { contract, environment as schema } from './contract.ts';

const settings = environment(schema);
const keep = keepForever(objects(settings.ANCHORS_BUCKET));

export const handler = lambdaHandler(contract, anchorHistories, {
  ...bareStorage(settings),
  sign: signWith({ ...kms(), keyArn: settings.HISTORY_KEY_ARN }),
  keep: (signed) => keep(anchorObject(signed)),
  stamp: stampBy(settings.TIME_STAMP_URL),
});

import { bareStorage } from '#cases/storage.ts';
import { inbound } from '#channels/inbound.ts';
import { reachSns } from '#channels/shared/reach-sns.ts';
import { channelKeys } from '#platform/aws/channel-secrets.ts';
import { s3Objects } from '#platform/aws/objects.ts';
import { environment, objects } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import * as contract from './contract.ts';
import { webhookEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);

export const handler = httpHandler(webhookEndpoints, {
  ...bareStorage(settings),
  inbound,
  keys: channelKeys(settings.CHANNEL_SECRETS_ID),
  sns: reachSns(fetch),
  inbox: s3Objects(objects(settings.INBOUND_BUCKET)),
  publicUrl: settings.PUBLIC_URL,
});

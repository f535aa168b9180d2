import { channelKeys } from '#functions/shared/aws/channel-secrets.ts';
import { s3Objects } from '#functions/shared/aws/objects.ts';
import { bareStorage } from '#functions/shared/clients.ts';
import { environment, objects } from '#functions/shared/environment.ts';
import { httpHandler } from '#functions/shared/http.ts';
import { reachSns } from '../aws/reach-sns.ts';
import { registry } from '../registry.ts';
import * as contract from './contract.ts';
import { doorEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);

export const handler = httpHandler(doorEndpoints, {
  ...bareStorage(settings),
  registry,
  keys: channelKeys(settings.CHANNEL_SECRETS_ID),
  sns: reachSns(fetch),
  inbox: s3Objects(objects(settings.INBOUND_BUCKET)),
  publicUrl: settings.PUBLIC_URL,
});

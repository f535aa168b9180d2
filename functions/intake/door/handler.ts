import { channelKeys } from '#functions/shared/channel-secrets.ts';
import { storage } from '#functions/shared/clients.ts';
import { environment, objects } from '#functions/shared/environment.ts';
import { httpHandler } from '#functions/shared/http.ts';
import { s3Objects } from '#functions/shared/objects.ts';
import { reachSns } from '../aws/reach-sns.ts';
import { registry } from '../registry.ts';
import * as contract from './contract.ts';
import { doorEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);

export const handler = httpHandler(doorEndpoints, {
  ...storage(settings),
  registry,
  keys: channelKeys(settings.CHANNEL_SECRETS_ID),
  sns: reachSns(fetch),
  inbox: s3Objects(objects(settings.INBOUND_BUCKET)),
  publicUrl: settings.PUBLIC_URL,
});

import { readFileSync } from 'node:fs';
import { storage } from '#cases/storage.ts';
import { s3Objects } from '#platform/aws/objects.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { environment, objects } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import * as contract from './contract.ts';
import { trackEndpoints } from './endpoints.ts';
import { placesIn } from './places.ts';

const settings = environment(contract.environment);

const openApi = readFileSync(new URL('./openapi.json', import.meta.url), 'utf8');

export const handler = httpHandler(trackEndpoints, {
  ...storage(settings),
  evidence: s3Objects(objects(settings.EVIDENCE_BUCKET)),
  linkSecret: secretReader(settings.LINK_SECRET_ID),
  publicUrl: settings.PUBLIC_URL,
  deskUrl: `${settings.PUBLIC_URL}/desk`,
  openApi,
  places: placesIn(openApi),
});

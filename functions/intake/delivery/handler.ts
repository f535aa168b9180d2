import type { SQSEvent } from 'aws-lambda';
import { s3Objects } from '#functions/shared/aws/objects.ts';
import { secretReader } from '#functions/shared/aws/secrets.ts';
import { environment, objects } from '#functions/shared/environment.ts';
import { trackingUrl } from '#functions/shared/links.ts';
import { adapters } from '../adapters.ts';
import { openDeps } from '../deps.ts';
import * as contract from './contract.ts';
import { receiveBatch } from './receive-batch.ts';

const settings = environment(contract.environment);
const linkSecret = secretReader(settings.LINK_SECRET_ID);
const deps = {
  ...openDeps(settings),
  inbox: s3Objects(objects(settings.INBOUND_BUCKET)),
  adapters,
  mailDomain: settings.MAIL_DOMAIN,
  trackingUrl: async (caseId: string) => trackingUrl(settings.PUBLIC_URL, await linkSecret(), caseId),
  deskUrl: `${settings.PUBLIC_URL}/desk`,
};

export const handler = (event: SQSEvent) => receiveBatch(event, deps);

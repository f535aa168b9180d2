import type { SQSEvent } from 'aws-lambda';
import { adapters } from '#channels/adapters.ts';
import { openDeps } from '#functions/complaints/deps.ts';
import { s3Objects } from '#platform/aws/objects.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { environment, objects } from '#platform/environment.ts';
import { trackingUrl } from '#platform/tracking-links.ts';
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

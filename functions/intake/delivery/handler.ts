import type { SQSEvent } from 'aws-lambda';
import { environment, objects } from '#functions/shared/environment.ts';
import { adapters } from '../adapters.ts';
import { openDeps } from '../deps.ts';
import { s3Inbox } from '../inbox.ts';
import * as contract from './contract.ts';
import { receiveBatch } from './receive-batch.ts';

const settings = environment(contract.environment);
const deps = {
  ...openDeps(settings),
  inbox: s3Inbox(objects(settings)),
  adapters,
  mailDomain: settings.MAIL_DOMAIN,
  deskUrl: `${settings.PUBLIC_URL}/desk`,
};

export const handler = (event: SQSEvent) => receiveBatch(event, deps);

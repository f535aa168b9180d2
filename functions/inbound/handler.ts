import type { Context, SQSEvent } from 'aws-lambda';
import { openDeps } from '#cases/inbound-message/open-deps.ts';
import { adapters } from '#channels/inbound.ts';
import { s3Objects } from '#platform/aws/objects.ts';
import { environment, objects } from '#platform/environment.ts';
import { links } from '#platform/links.ts';
import { beforeRun } from '#platform/run.ts';
import * as contract from './contract.ts';
import { receiveBatch } from './receive-batch.ts';

const settings = environment(contract.environment);
const opening = openDeps(settings);
const deps = {
  ...opening,
  inbox: s3Objects(objects(settings.INBOUND_BUCKET)),
  adapters,
  mailDomain: settings.MAIL_DOMAIN,
  ...links(settings, opening.cases),
};

/** Kept for what was begun: an item takes a few seconds where the table is slow. */
const RESERVE_MS = 10_000;

export const handler = async (event: SQSEvent, context: Pick<Context, 'getRemainingTimeInMillis'>) => {
  await beforeRun(deps);
  return receiveBatch(event, { ...deps, hasTime: () => context.getRemainingTimeInMillis() > RESERVE_MS });
};

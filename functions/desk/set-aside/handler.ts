import { openDeps } from '#cases/inbound-message/open-deps.ts';
import { s3Objects } from '#platform/aws/objects.ts';
import { handsOut } from '#platform/aws/scanned.ts';
import { environment, objects } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { links } from '#platform/links.ts';
import { byDirectory } from '../http/by-directory.ts';
import { setAsideEndpoints } from './endpoints.ts';
import * as contract from './function-contract.ts';

const settings = environment(contract.environment);
const evidence = objects(settings.EVIDENCE_BUCKET);
const opening = openDeps(settings);

export const handler = httpHandler(setAsideEndpoints, {
  ...opening,
  ...byDirectory(opening.policy),
  ...links(settings, opening.cases),
  inbox: handsOut(objects(settings.INBOUND_BUCKET)),
  evidence: { link: handsOut(evidence).link, keep: s3Objects(evidence).keep },
  mailDomain: settings.MAIL_DOMAIN,
});

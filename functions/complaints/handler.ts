import { openDeps } from '#cases/inbound-message/open-deps.ts';
import { s3Objects } from '#platform/aws/objects.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { botVerifier } from '#platform/bot-check.ts';
import { environment, objects } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { links } from '#platform/links.ts';
import * as contract from './contract.ts';
import { deliverySurveyEndpoints } from './delivery-survey/endpoints.ts';
import { complaintEndpoints } from './endpoints.ts';
import { formEndpoints } from './form/endpoints.ts';

const settings = environment(contract.environment);
const { BOT_CHECK_URL, BOT_CHECK_SECRET_ID } = settings;
const opening = openDeps(settings);

export const handler = httpHandler([...complaintEndpoints, ...formEndpoints, ...deliverySurveyEndpoints], {
  ...opening,
  ...links(settings, opening.cases),
  ...(BOT_CHECK_URL &&
    BOT_CHECK_SECRET_ID && {
      botCheck: botVerifier({ url: BOT_CHECK_URL, secret: secretReader(BOT_CHECK_SECRET_ID) }),
    }),
  evidence: s3Objects(objects(settings.EVIDENCE_BUCKET)),
  publicUrl: settings.PUBLIC_URL,
  linkSecret: secretReader(settings.LINK_SECRET_ID),
});

import { openDeps } from '#cases/inbound-message/open-deps.ts';
import { publicKeyOf } from '#platform/aws/history-key.ts';
import { environment, kms } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { links } from '#platform/links.ts';
import * as contract from './contract.ts';
import { deskEndpoints } from './endpoints.ts';
import { byDirectory } from './http/by-directory.ts';

const settings = environment(contract.environment);
const opening = openDeps(settings);

export const handler = httpHandler(deskEndpoints, {
  ...opening,
  ...byDirectory(opening.policy),
  ...links(settings, opening.cases),
  historyKey: publicKeyOf({ ...kms(), keyArn: settings.HISTORY_KEY_ARN }),
});

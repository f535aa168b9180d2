import { openDeps } from '#cases/inbound-message/open-deps.ts';
import { environment } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { links } from '#platform/links.ts';
import { byDirectory } from '../http/by-directory.ts';
import * as contract from './contract.ts';
import { learningEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);
const opening = openDeps(settings);

export const handler = httpHandler(learningEndpoints, {
  ...opening,
  ...byDirectory(opening.policy),
  ...links(settings, opening.cases),
});

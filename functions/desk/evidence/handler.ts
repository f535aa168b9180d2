import { environment } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { byDirectory } from '../http/by-directory.ts';
import * as contract from './contract.ts';
import { evidenceDeps } from './deps.ts';
import { evidenceEndpoints } from './endpoints.ts';

const deps = evidenceDeps(environment(contract.environment));

export const handler = httpHandler(evidenceEndpoints, { ...deps, ...byDirectory(deps.policy) });

import { environment } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import * as contract from './contract.ts';
import { evidenceDeps } from './deps.ts';
import { evidenceEndpoints } from './endpoints.ts';

export const handler = httpHandler(evidenceEndpoints, evidenceDeps(environment(contract.environment)));

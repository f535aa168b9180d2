import { environment } from '#functions/shared/environment.ts';
import * as contract from './contract.ts';
import { relayDeps } from './deps.ts';
import { sweep } from './sweep.ts';

const deps = relayDeps(environment(contract.environment));

/** Called every minute. */
export const handler = (): Promise<void> => sweep(deps);

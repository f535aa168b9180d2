import { storage } from '#cases/storage.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { links } from '#platform/links.ts';
import * as contract from './contract.ts';
import { timerFired } from './timer-fired.ts';

const settings = environment(contract.environment);
const stores = storage(settings);

/** Called by the schedules of EventBridge Scheduler, and when an execution stops. */
export const handler = lambdaHandler(contract.timers, timerFired, {
  ...stores,
  ...links(settings, stores.cases),
});

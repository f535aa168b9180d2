import { secretReader } from '#platform/aws/secrets.ts';
import { storage } from '#platform/clients.ts';
import { environment } from '#platform/environment.ts';
import { stageHandler } from '#platform/stage-handler.ts';
import { trackingUrl } from '#platform/tracking-links.ts';
import * as contract from './contract.ts';
import { timerFired } from './timer-fired.ts';

const { PUBLIC_URL, LINK_SECRET_ID, ...base } = environment(contract.environment);
const linkSecret = secretReader(LINK_SECRET_ID);

/** Called by the timers of Scheduler, and when an execution stops. */
export const handler = stageHandler(contract.deadlines, timerFired, {
  ...storage(base),
  trackingUrl: async (caseId: string) => trackingUrl(PUBLIC_URL, await linkSecret(), caseId),
  deskUrl: `${PUBLIC_URL}/desk`,
});

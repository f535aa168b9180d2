import { secretReader, storage } from '#functions/shared/clients.ts';
import { environment } from '#functions/shared/environment.ts';
import { trackingUrl } from '#functions/shared/links.ts';
import { bundledPolicy } from '#functions/shared/policy.ts';
import { stageHandler } from '#functions/shared/stage.ts';
import * as contract from './contract.ts';
import { strike } from './strike.ts';

const { PUBLIC_URL, LINK_SECRET_ID, ...base } = environment(contract.environment);
const linkSecret = secretReader(LINK_SECRET_ID);

/** Called by the clocks of Scheduler, and when an execution stops. */
export const handler = stageHandler(contract.deadlines, strike, {
  ...storage(base),
  policy: bundledPolicy(),
  trackingUrl: async (caseId: string) => trackingUrl(PUBLIC_URL, await linkSecret(), caseId),
  deskUrl: `${PUBLIC_URL}/desk`,
});

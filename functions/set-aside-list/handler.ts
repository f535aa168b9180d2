import { bareStorage } from '#cases/storage.ts';
import { teamMail } from '#channels/email/team-mail.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { bundledPolicy } from '#platform/policy.ts';
import { contract, environment as schema } from './contract.ts';
import { sendSetAsideList } from './send-list.ts';

const settings = environment(schema);
const policy = bundledPolicy();
const storage = bareStorage(settings);

export const handler = lambdaHandler(contract, sendSetAsideList, {
  ...storage,
  policy,
  deskUrl: `${settings.PUBLIC_URL}/desk`,
  send: teamMail(policy, settings, storage.clock.now),
});

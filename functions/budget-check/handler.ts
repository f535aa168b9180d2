import { bareStorage } from '#cases/storage.ts';
import { teamMail } from '#channels/email/team-mail.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { bundledPolicy } from '#platform/policy.ts';
import { checkBudgets } from './check-budgets.ts';
import { contract, environment as schema } from './contract.ts';

const settings = environment(schema);
const policy = bundledPolicy();
const storage = bareStorage(settings);

export const handler = lambdaHandler(contract, checkBudgets, {
  ...storage,
  policy,
  deskUrl: `${settings.PUBLIC_URL}/desk`,
  send: teamMail(policy, settings, storage.clock.now),
});

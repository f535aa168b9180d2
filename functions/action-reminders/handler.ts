import { bareStorage } from '#cases/storage.ts';
import { todaysPolicy } from '#cases/todays-policy.ts';
import { teamMailer } from '#channels/email/team-mail.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { bundledLaw } from '#platform/law.ts';
import { bundledPolicy } from '#platform/policy.ts';
import { contract, environment as schema } from './contract.ts';
import { runDaily } from './run.ts';

const settings = environment(schema);
const storage = bareStorage(settings);
const today = todaysPolicy(bundledPolicy(), storage);

export const handler = lambdaHandler(contract, runDaily, {
  ...storage,
  law: bundledLaw(),
  ...today,
  ...teamMailer(today.policy, settings, storage.clock.now),
});

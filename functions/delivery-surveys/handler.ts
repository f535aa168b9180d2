import { bareStorage } from '#cases/storage.ts';
import { todaysPolicy } from '#cases/todays-policy.ts';
import { teamMailer } from '#channels/email/team-mail.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { bundledPolicy } from '#platform/policy.ts';
import { contract, environment as schema } from './contract.ts';
import { sendSurveys } from './send-surveys.ts';

const settings = environment(schema);
const storage = bareStorage(settings);
const today = todaysPolicy(bundledPolicy(), storage);

export const handler = lambdaHandler(contract, sendSurveys, {
  ...storage,
  ...today,
  ...teamMailer(today.policy, settings, storage.clock.now),
  publicUrl: settings.PUBLIC_URL,
  linkSecret: secretReader(settings.LINK_SECRET_ID),
  identity: secretReader(settings.IDENTITY_SECRET_ID),
});

import { SFNClient } from '@aws-sdk/client-sfn';
import type { Context } from 'aws-lambda';
import { storage } from '#cases/storage.ts';
import { environment } from '#platform/environment.ts';
import { beforeRun } from '#platform/run.ts';
import * as contract from './contract.ts';
import { watchedExecutions } from './executions.ts';
import { watch } from './watch.ts';

const settings = environment(contract.environment);
const deps = {
  ...storage(settings),
  deskUrl: `${settings.PUBLIC_URL}/desk`,
  executions: watchedExecutions(new SFNClient({ maxAttempts: 3 }), {
    complaint: settings.COMPLAINT_MACHINE_ARN,
    'follow-up': settings.FOLLOW_UP_MACHINE_ARN,
  }),
};

/** Called by a schedule. */
export const handler = async (_: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> => {
  await beforeRun(deps);
  await watch(deps, () => context.getRemainingTimeInMillis());
};

import type { Context } from 'aws-lambda';
import { storage } from '#cases/storage.ts';
import { teamMailer } from '#channels/email/team-mail.ts';
import { environment } from '#platform/environment.ts';
import { links } from '#platform/links.ts';
import { beforeRun } from '#platform/run.ts';
import * as contract from './contract.ts';
import { lookAtIncidents } from './look-at-incidents.ts';
import { passOnOfAbsent } from './pass-on-of-absent.ts';

const settings = environment(contract.environment);
const stored = storage(settings);
const deps = {
  ...stored,
  ...links(settings, stored.cases),
  send: teamMailer(stored.policy, settings, stored.clock.now).send,
};

/** Called by a schedule. */
export const handler = async (_: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> => {
  await beforeRun(deps);
  await passOnOfAbsent(deps, () => context.getRemainingTimeInMillis());
  await lookAtIncidents(deps, () => context.getRemainingTimeInMillis());
};

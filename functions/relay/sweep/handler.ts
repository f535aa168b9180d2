import type { Context } from 'aws-lambda';
import { teamMailer } from '#channels/email/team-mail.ts';
import { environment } from '#platform/environment.ts';
import { beforeRun } from '#platform/run.ts';
import * as contract from '../contract.ts';
import { relayDeps } from '../deps.ts';
import { repairTimers } from '../repair-timers.ts';
import { sweep } from './sweep.ts';
import { tellOfSubscriptions } from './tell-of-subscriptions.ts';

const settings = environment(contract.environment);
const deps = relayDeps(settings);
const mailing = { ...deps, ...teamMailer(deps.policy, settings, deps.clock.now) };

/**
 * What is swept: effects that were not done, every minute; timers that lost their schedule, and systems that cannot be told of events,
 * every few minutes.
 */
const sweeps = { effects: sweep, timers: repairTimers, subscriptions: () => tellOfSubscriptions(mailing) };

/** Called by three schedules, each with what it is for. */
export const handler = async (
  { what }: { what: keyof typeof sweeps },
  context: Pick<Context, 'getRemainingTimeInMillis'>,
): Promise<void> => {
  await beforeRun(deps);
  await sweeps[what](deps, () => context.getRemainingTimeInMillis());
};

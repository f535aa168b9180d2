import type { Context } from 'aws-lambda';
import { environment } from '#platform/environment.ts';
import * as contract from '../contract.ts';
import { relayDeps } from '../deps.ts';
import { repairTimers } from '../repair-timers.ts';
import { sweep } from './sweep.ts';

const deps = relayDeps(environment(contract.environment));

/** What is swept: effects that were not done, every minute; timers that lost their schedule, every few minutes. */
const sweeps = { effects: sweep, timers: repairTimers };

/** Called by two schedules, each with what it is for. */
export const handler = (
  { what }: { what: keyof typeof sweeps },
  context: Pick<Context, 'getRemainingTimeInMillis'>,
): Promise<void> => sweeps[what](deps, () => context.getRemainingTimeInMillis());

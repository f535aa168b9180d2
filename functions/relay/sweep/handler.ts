import { environment } from '#platform/environment.ts';
import * as contract from '../contract.ts';
import { relayDeps } from '../deps.ts';
import { mendClocks } from '../repair-timers.ts';
import { sweep } from './sweep.ts';

const deps = relayDeps(environment(contract.environment));

/** What is swept: effects that were not done, every minute; clocks that lost their schedule, every few minutes. */
const sweeps = { effects: sweep, clocks: mendClocks };

/** Called by two schedules, each with what it is for. */
export const handler = ({ what }: { what: keyof typeof sweeps }): Promise<void> => sweeps[what](deps);

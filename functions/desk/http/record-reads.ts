import { countRead, recordRead } from '#cases/store/reads.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import type { Response } from '#platform/http/request.ts';
import { log } from '#platform/log.ts';
import type { DeskDeps, GuardedDeps } from '../contract.ts';

const CASE_IDS = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/** How long a read is kept where the policy does not say. */
const KEPT = 'P1095D';

/** Single cases that somebody reads in an hour at work; where the policy does not say. */
const READS_AN_HOUR = 120;

/** The cases an answer shows, whichever endpoint gave it: every id in it. */
const shownIn = ({ body, text }: Response): string[] =>
  [...(text ?? JSON.stringify(body ?? '')).matchAll(CASE_IDS)].map(([id]) => id);

/** Who is shown something, which the path names where it names a case. */
type Showing = { entry: Pick<Endpoint<DeskDeps>, 'method' | 'path'>; by: string; named: string | undefined };

/**
 * Records which cases an answer shows and to whom, before it is given: an answer that cannot be recorded is not given. A case
 * that the path names is recorded by itself, all that a list shows together.
 */
export const recordReads = async (
  answer: Response,
  { entry, by, named }: Showing,
  { table, clock, newId, policy }: GuardedDeps,
): Promise<void> => {
  const shown = named ? [named] : [...new Set(shownIn(answer))];
  if (entry.method !== 'GET' || shown.length === 0) return;
  const at = clock.now();
  const view = `${entry.method} ${entry.path}`;
  const until = clock.after(at, policy.retention.reads ?? KEPT);
  const [count = 0] = await Promise.all([
    named === undefined ? undefined : countRead(table, { by, at }),
    recordRead(table, { by, at, view, cases: shown }, { id: newId(), until }),
  ]);
  log('info', 'cases read', { by, view, count: shown.length });
  const most = policy.limits.readsAnHour ?? READS_AN_HOUR;
  if (count > most) log('warn', 'unusual reads', { by });
};

import type { OutboxItem } from '#cases/store/outbox.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { classify } from '#platform/lambda-handler.ts';
import { log } from '#platform/log.ts';
import { announceTask } from './announce.ts';
import { attempt } from './attempt.ts';
import type { RelayDeps } from './deps.ts';

/** What the table's stream asks of the relay: an effect that was just stored, or a task that was just opened. */
export type Work =
  | { what: 'effect'; caseId: string; item: OutboxItem }
  | { what: 'task-opened'; caseId: string; taskId: string };

/** How many cases are served at once. */
const CASES_AT_ONCE = 8;

/**
 * What keeps its order within a case: messages to people, timers (a later one of the same name must stand), what the company's
 * bus hears. None waits for another sort: an execution goes on while letters are still being sent.
 */
const LANES = {
  start: 'execution',
  resume: 'execution',
  send: 'messages',
  'set-timer': 'timers',
  'drop-timer': 'timers',
  timers: 'timers',
  publish: 'bus',
  announce: 'announcements',
  notify: 'calls',
  execute: 'calls',
  'fetch-attachment': 'attachments',
  'index-words': 'words',
} as const satisfies Record<OutboxItem['effect'], string>;

const laneOf = (work: Work): string => (work.what === 'effect' ? LANES[work.item.effect] : 'tasks');

const serve = async (work: Work, deps: RelayDeps): Promise<void> =>
  work.what === 'effect'
    ? attempt(work.item, deps)
    : announceTask(work.caseId, work.taskId, await underPolicyOf(deps, work.caseId));

/** Whether there is time for the work of another case; there always is where nobody says. */
export type Budget = () => boolean;

/**
 * Does what the table's changes ask for: of one case each sort of work in its order, different cases side by side. Work that
 * fails holds up nothing else; only where the table itself fails is the first error thrown in the end, so that the
 * stream repeats the batch.
 */
export const relay = async (works: Work[], deps: RelayDeps, hasTime: Budget = () => true): Promise<void> => {
  const failures: unknown[] = [];
  const cases = Map.groupBy(works, ({ caseId }) => caseId).values();
  const serveInOrder = async (lane: Work[]): Promise<void> => {
    for (const work of lane) await serve(work, deps).catch((error: unknown) => failures.push(error));
  };
  const serveCases = async () => {
    for (const ofOneCase of cases) {
      // What is left over is still in the outbox: the next run of the sweep begins with it.
      if (!hasTime()) return;
      await Promise.all([...Map.groupBy(ofOneCase, laneOf).values()].map(serveInOrder));
    }
  };
  await Promise.all(Array.from({ length: CASES_AT_ONCE }, serveCases));
  if (failures.length === 0) return;
  const first = classify(failures[0]);
  log('error', 'relay failed', { failures: failures.length, error: first.name, cause: first.message });
  throw first;
};

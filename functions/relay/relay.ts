import { dropEffects } from '#cases/store/attempted-effects.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import { beginTrying, takeTried } from '#cases/store/tried-at-once.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { classify } from '#platform/lambda-handler.ts';
import { log } from '#platform/log.ts';
import { inOneRun } from '#platform/run.ts';
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
  notice: 'tasks',
} as const satisfies Record<OutboxItem['effect'], string>;

const laneOf = (work: Work): string => (work.what === 'effect' ? LANES[work.item.effect] : 'tasks');

const serve = async (work: Work, deps: RelayDeps): Promise<OutboxItem | undefined> => {
  if (work.what === 'effect') return (await attempt(work.item, deps)) ? work.item : undefined;
  await announceTask(work.caseId, work.taskId, await underPolicyOf(deps, work.caseId));
  return undefined;
};

/** Each sort of work of one case in its order. @returns the effects that are seen to */
const serveLanes = async (works: Work[], deps: RelayDeps, failures: unknown[]): Promise<OutboxItem[]> => {
  const lanes = [...Map.groupBy(works, laneOf).values()];
  // Read before they part, so that each finds it read; one that cannot read it says so itself.
  if (lanes.length > 1) await deps.cases.head(works[0]?.caseId ?? '').catch(() => undefined);
  const serveInOrder = async (lane: Work[]): Promise<OutboxItem[]> => {
    const done: OutboxItem[] = [];
    for (const [place, work] of lane.entries()) {
      // Sending takes its time: the next message is of the case as it is then.
      if (place > 0 && laneOf(work) === LANES.send) deps.table.recall?.forget(work.caseId);
      const item = await serve(work, deps).catch((error: unknown) => void failures.push(error));
      if (item) done.push(item);
    }
    return done;
  };
  return (await Promise.all(lanes.map(serveInOrder))).flat();
};

/** What follows from what follows is left to the sweep. */
const MOST_ROUNDS = 4;

/**
 * Does the work of one case, and then what its own changes ask for: the case is in its hands already. Effects that are seen to are
 * dropped together in the end; where that fails they are done once more, as after a death.
 */
const serveCase = async (works: Work[], deps: RelayDeps, failures: unknown[]): Promise<void> => {
  beginTrying();
  const done: OutboxItem[] = [];
  let next = works;
  for (let round = 0; round < MOST_ROUNDS && next.length > 0; round++) {
    done.push(...(await serveLanes(next, deps, failures)));
    next = takeTried().map((item) => ({ what: 'effect', caseId: item.caseId, item }));
  }
  if (done.length === 0) return;
  await dropEffects(deps.table, done);
  const [{ caseId }] = done as [OutboxItem];
  log('info', 'effects done', { caseId, effects: done.map(({ effect }) => effect).join(' ') });
};

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
  const serveCases = async () => {
    for (const ofOneCase of cases) {
      // What is left over is still in the outbox: the next run of the sweep begins with it.
      if (!hasTime()) return;
      await inOneRun(() => serveCase(ofOneCase, deps, failures)).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: CASES_AT_ONCE }, serveCases));
  if (failures.length === 0) return;
  const first = classify(failures[0]);
  log('error', 'relay failed', { failures: failures.length, error: first.name, cause: first.message });
  throw first;
};

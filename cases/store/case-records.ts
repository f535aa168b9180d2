import type { Case } from '#domain/case/case.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { CASE_ID } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import type { Instant } from '#domain/time.ts';
import { keys } from './keys.ts';
import { effectsOf, type OutboxItem } from './outbox.ts';
import { lastEvents } from './read-history.ts';
import type { Item, Table } from './table.ts';
import type { Watched } from './watched.ts';

/** A task without its token: whether it is there is all that anybody outside the back end may know. */
export type TaskRecord = Pick<Task, 'taskId' | 'kind' | 'cycle' | 'status' | 'assignee' | 'dueAt' | 'step'> & {
  hasToken: boolean;
};

/** Something that still has to happen outside the table. */
type OutboxRecord = {
  effectId: string;
  effect: OutboxItem['effect'];
  createdAt: Instant;
  /** How often it failed. */
  attempts: number;
  /** What it failed with last: a code or the class of an error. */
  failure?: string;
  /** `given-up`: repeating did not help, and a person has to look. */
  state: 'pending' | 'given-up';
  /** When the sweep tries it again, or when it was given up. */
  at: Instant;
};

/** An execution that is watched, by the name it was first started under. */
export type WatchedRecord = Pick<Watched, 'name' | 'machine' | 'cycle'> & {
  /** How often it was begun again, each time as `<name>-resumed-<n>`. */
  runs: number;
};

/** What is stored of a case apart from people and words. */
export type CaseRecords = {
  head: Case;
  tasks: TaskRecord[];
  outbox: OutboxRecord[];
  watched: WatchedRecord[];
  /** The last events, the newest last. */
  events: Pick<CaseEvent, 'seq' | 'at' | 'type' | 'actor'>[];
};

const LAST_EVENTS = 12;

const as = <T>(item: Item): T => item as unknown as T;

const taskOf = (item: Item): TaskRecord => {
  const { taskId, kind, cycle, status, assignee, dueAt, step, token } = as<Task>(item);
  return { taskId, kind, cycle, status, ...(assignee && { assignee }), dueAt, step, hasToken: token !== undefined };
};

const outboxOf = (item: Item): OutboxRecord[] => {
  const state = item.gsi2pk?.startsWith('DEAD#') ? 'given-up' : 'pending';
  return effectsOf(item).map((one) => {
    const { effectId, effect, createdAt, attempts = 0, failure } = one as OutboxItem & { failure?: string };
    return { effectId, effect, createdAt, attempts, ...(failure && { failure }), state, at: item.gsi2sk ?? createdAt };
  });
};

const watchedOf = (item: Item): WatchedRecord => {
  const { name, machine, cycle, runs } = as<Watched>(item);
  return { name, machine, cycle, runs };
};

/**
 * The case of a reference (`AM-7K3Q9F2D`) or of a case id, without reading what customers said or who they are.
 * @returns undefined where there is no such case
 */
export const caseRecords = async (table: Table, reference: string): Promise<CaseRecords | undefined> => {
  const found = CASE_ID.test(reference) ? { caseId: reference } : await table.get(keys.reference(reference));
  if (!found) return undefined;
  const caseId = String(found['caseId']);
  const head = await table.get(keys.head(caseId));
  if (!head) return undefined;
  const partition = keys.partition(caseId);
  const [tasks, outbox, watched, events] = await Promise.all([
    table.query(partition, 'TASK#'),
    table.query(partition, 'OUTBOX#'),
    table.query(partition, 'WATCHED#'),
    lastEvents(table, caseId, LAST_EVENTS),
  ]);
  return {
    head: as<Case>(head),
    tasks: tasks.map(taskOf),
    outbox: outbox.flatMap(outboxOf),
    watched: watched.map(watchedOf),
    events: events.map(({ seq, at, type, actor }) => ({ seq, at, type, actor })),
  };
};

import type { Case, Task } from '#domain/case.ts';
import type { TaskKind } from '#domain/journey.ts';
import { isSupervisor } from '#functions/shared/deciding.ts';
import { keys, personPartition, queuePartition, SHARDS } from '#functions/shared/store/keys.ts';
import type { Key, Table } from '#functions/shared/store/table.ts';
import type { DeskDeps, TaskPage, TaskRow, View } from './contract.ts';
import { demandRole, type Reader } from './reader.ts';

const PAGE = 50;
/** How long before its date a task counts as about to be late. */
const SOON = 'PT24H';
const NEVER = '\uffff';

/** Where a view reads: partitions of one index, and which of the tasks there belong to it. */
type Source = {
  index: 'gsi1' | 'gsi2';
  partitions: string[];
  /** Only tasks due up to then. */
  to?: string;
  accepts?: (task: Task, head: Case) => boolean;
};

const ofPerson = (person: string | undefined, rest: Partial<Source> = {}): Source => ({
  index: 'gsi1',
  partitions: [personPartition(person)],
  ...rest,
});

const ofKinds = (kinds: TaskKind[], rest: Partial<Source> = {}): Source => ({
  index: 'gsi2',
  partitions: kinds.flatMap((kind) => Array.from({ length: SHARDS }, (_, shard) => queuePartition(kind, shard))),
  ...rest,
});

const mineOrAll = (reader: Reader, kind: TaskKind): Source =>
  isSupervisor(reader) ? ofKinds([kind]) : ofPerson(reader.id, { accepts: (task) => task.kind === kind });

const sourceOf: Record<View, (reader: Reader, deps: DeskDeps) => Source> = {
  mine: (reader) => ofPerson(reader.id),
  unassigned: (reader) => {
    demandRole(reader, 'owner', 'supervisor');
    return ofPerson(undefined);
  },
  opinions: (reader) => mineOrAll(reader, 'consult'),
  approvals: (reader) => mineOrAll(reader, 'approve'),
  breaching: (reader, { clock }) => {
    const to = clock.after(clock.now(), SOON);
    return isSupervisor(reader)
      ? ofKinds(['examine', 'consult', 'approve', 'promise'], { to })
      : ofPerson(reader.id, { to });
  },
  waiting: (reader) =>
    ofKinds(['offer', 'survey'], { accepts: (_, head) => isSupervisor(reader) || head.owner === reader.id }),
};

/** Reads a partition from an instant on, past all tasks due at that very instant, so that paging always moves. */
const readPartition = async (table: Table, { index, to }: Source, partition: string, from: string) => {
  const tasks: Task[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.index(index, partition, {
      from,
      limit: PAGE,
      ...(to && { to }),
      ...(cursor && { cursor }),
    });
    tasks.push(...((await table.getMany(page.keys)) as unknown[] as Task[]));
    cursor = page.cursor;
  } while (cursor && !((tasks.at(-1)?.dueAt ?? from) > from));
  return { tasks, readUpTo: cursor ? (tasks.at(-1)?.dueAt ?? from) : NEVER };
};

const headsOf = async (table: Table, tasks: Task[]): Promise<Map<string, Case>> => {
  const wanted: Key[] = [...new Set(tasks.map(({ caseId }) => caseId))].map(keys.head);
  const chunks = Array.from({ length: Math.ceil(wanted.length / 100) }, (_, n) => wanted.slice(n * 100, n * 100 + 100));
  const heads = (await Promise.all(chunks.map((chunk) => table.getMany(chunk)))).flat() as unknown[] as Case[];
  return new Map(heads.map((head) => [head.caseId, head]));
};

const row = (task: Task, head: Case, now: string): TaskRow => ({
  id: task.taskId,
  kind: task.kind,
  status: 'open',
  caseId: task.caseId,
  reference: head.reference,
  dueAt: task.dueAt,
  overdue: task.dueAt < now,
  ...(task.assignee && { assignee: task.assignee }),
  ...(head.severity && { severity: head.severity.level }),
  ...(head.topic && { topic: head.topic }),
});

/**
 * The open tasks of a view, by due date. A page ends where the shortest-read partition ends: everything due before that
 * instant has been listed, so the instant is the cursor.
 */
export const listTasks = async (
  { view, cursor, reader }: { view: View; cursor?: string; reader: Reader },
  deps: DeskDeps,
): Promise<TaskPage> => {
  const { table, clock } = deps;
  const source = sourceOf[view](reader, deps);
  const read = await Promise.all(
    source.partitions.map((partition) => readPartition(table, source, partition, cursor ?? ' ')),
  );
  const next = read.map(({ readUpTo }) => readUpTo).sort()[0] ?? NEVER;
  const open = read.flatMap(({ tasks }) => tasks).filter(({ status, dueAt }) => status === 'open' && dueAt < next);
  const heads = await headsOf(table, open);
  const now = clock.now();
  const tasks = open
    .sort((a, b) => (a.dueAt === b.dueAt ? (a.taskId < b.taskId ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1))
    .flatMap((task) => {
      const head = heads.get(task.caseId);
      return head && (source.accepts?.(task, head) ?? true) ? [row(task, head, now)] : [];
    });
  return next === NEVER ? { tasks } : { tasks, cursor: next };
};

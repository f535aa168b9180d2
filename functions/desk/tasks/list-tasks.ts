import { keys, personPartition, queuePartition, SHARDS } from '#cases/store/keys.ts';
import type { Key, Table } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import type { Task } from '#domain/case/task.ts';
import { isSupervisor } from '#domain/tasks/decide.ts';
import type { Instant } from '#domain/time.ts';
import type { TaskKind } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import { readPage, type Source } from '../pages.ts';
import { demandRole, type Reader } from '../reader.ts';
import type { TaskPage, TaskRow, View } from './contract.ts';

/** How long before its date a task counts as about to be late. */
const SOON = 'PT24H';

/** Where a view reads, and which of the tasks there belong to it. */
type Queue = Source & { accepts?: (task: Task, head: Case) => boolean };

const ofPerson = (person: string | undefined, rest: Partial<Queue> = {}): Queue => ({
  index: 'gsi1',
  partitions: [personPartition(person)],
  ...rest,
});

const ofKinds = (kinds: TaskKind[], rest: Partial<Queue> = {}): Queue => ({
  index: 'gsi2',
  partitions: kinds.flatMap((kind) => Array.from({ length: SHARDS }, (_, shard) => queuePartition(kind, shard))),
  ...rest,
});

const mineOrAll = (reader: Reader, kind: TaskKind): Queue =>
  isSupervisor(reader) ? ofKinds([kind]) : ofPerson(reader.id, { accepts: (task) => task.kind === kind });

/** What the team itself has to do; the rest waits for the customer. */
const teamKinds: TaskKind[] = ['examine', 'consult', 'approve', 'points', 'promise', 'contact', 'escalation'];

const dueUpTo = (reader: Reader, to: Instant): Queue =>
  isSupervisor(reader) ? ofKinds(teamKinds, { to }) : ofPerson(reader.id, { to });

const sourceOf: Record<View, (reader: Reader, deps: DeskDeps) => Queue> = {
  mine: (reader) => ofPerson(reader.id),
  unassigned: (reader) => {
    demandRole(reader, 'owner', 'supervisor');
    return ofPerson(undefined);
  },
  opinions: (reader) => mineOrAll(reader, 'consult'),
  approvals: (reader) => mineOrAll(reader, 'approve'),
  escalations: (reader) => mineOrAll(reader, 'escalation'),
  breaching: (reader, { clock }) => dueUpTo(reader, clock.after(clock.now(), SOON)),
  breached: (reader, { clock }) => {
    const now = clock.now();
    return { ...dueUpTo(reader, now), accepts: ({ dueAt }) => dueAt < now };
  },
  waiting: (reader) =>
    ofKinds(['offer', 'survey'], { accepts: (_, head) => isSupervisor(reader) || head.owner === reader.id }),
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

/** The open tasks of a view, by due date. */
export const listTasks = async (
  { view, cursor, reader }: { view: View; cursor?: string; reader: Reader },
  deps: DeskDeps,
): Promise<TaskPage> => {
  const { table, clock } = deps;
  const { accepts = () => true, ...source } = sourceOf[view](reader, deps);
  const { items, ...rest } = await readPage(table, source, cursor);
  const open = (items as unknown[] as Task[]).filter(({ status }) => status === 'open');
  const heads = await headsOf(table, open);
  const now = clock.now();
  const tasks = open
    .sort((a, b) => (a.dueAt === b.dueAt ? (a.taskId < b.taskId ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1))
    .flatMap((task) => {
      const head = heads.get(task.caseId);
      return head && accepts(task, head) ? [row(task, head, now)] : [];
    });
  return { tasks, ...rest };
};

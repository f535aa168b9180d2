import { type CaseRecords, caseRecords, type TaskRecord, type WatchedRecord } from '#cases/store/case-records.ts';
import type { Table } from '#cases/store/table.ts';
import { executionName } from '#domain/case/ids.ts';
import type { Instant } from '#domain/time.ts';
import { setTimerEffect } from '#domain/timers/recalculate-timers.ts';

export const machines = ['complaint', 'consult', 'settle', 'follow-up'] as const;
export type MachineName = (typeof machines)[number];

/** What Step Functions says of an execution. */
export type Execution = {
  status: string;
  /** The states it has entered and not left; of an execution that failed, where it stands. */
  states: string[];
  /** How often it was redriven: its children are named by that. */
  redrives: number;
  /** The class of the error it ended with. */
  error?: string;
};

/** Where an inspection looks beside the table. Neither changes anything. */
export type Services = {
  execution(machine: MachineName, name: string): Promise<Execution | undefined>;
  /** When the schedule of that name fires (UTC); undefined where there is none. */
  schedule(name: string): Promise<string | undefined>;
};

/** What should fire next for the case itself or for a task of it, and the schedule that is there for it. */
export type TimerRecord = {
  /** `answer`, or the id of a task. */
  of: string;
  dueAt: Instant;
  /** When it fires, as the case says; absent for a task, whose escalation policy says so. */
  at?: Instant;
  thresholdPercent?: number;
  breached?: boolean;
  /** Something open holds it, so it needs no schedule. */
  paused?: boolean;
  scheduledAt?: string;
};

export type ExecutionRecord = {
  machine: MachineName;
  name: string;
  /** The watch has begun a later one in its place, and it says nothing any more of how the case stands. */
  replaced?: true;
} & Partial<Execution>;

/** Where a case stands: ids, codes and instants only. */
export type Inspection = CaseRecords & { now: Instant; timers: TimerRecord[]; executions: ExecutionRecord[] };

const caseTimersOf = async ({ head }: CaseRecords, { schedule }: Services): Promise<TimerRecord[]> =>
  Promise.all(
    head.timers.map(async (timer) => {
      const { id, dueAt, next, breached, paused } = timer;
      const [set] = setTimerEffect(head.caseId, timer);
      const scheduledAt = set && 'name' in set ? await schedule(set.name) : undefined;
      return {
        of: id,
        dueAt,
        ...(next && { at: next.at, thresholdPercent: next.thresholdPercent }),
        ...(breached && { breached }),
        ...(paused && { paused }),
        ...(scheduledAt && { scheduledAt }),
      };
    }),
  );

/** The names a task's schedule may have: after a pause it bears the number of the request that the task waited for. */
const scheduleNames = ({ taskId, step }: TaskRecord, tasks: TaskRecord[]): string[] => {
  const requests = tasks.filter(({ kind }) => kind === 'completion').map((request) => request.taskId.split('.').at(-1));
  return [`task-${taskId}-${step}`, ...requests.map((request) => `task-${taskId}-${step}-${request}`)];
};

const taskTimersOf = async ({ tasks }: CaseRecords, { schedule }: Services): Promise<TimerRecord[]> =>
  Promise.all(
    tasks
      .filter(({ status }) => status === 'open')
      .map(async (task) => {
        const found = await Promise.all(scheduleNames(task, tasks).map(schedule));
        const scheduledAt = found.find((one) => one !== undefined);
        return { of: task.taskId, dueAt: task.dueAt, ...(scheduledAt && { scheduledAt }) };
      }),
  );

/** The names of the executions of a cycle that begin with the complaint's. A redrive gives children a name of their own. */
const childrenOf = (name: string, cycle: number, tasks: TaskRecord[]): [MachineName, string][] => [
  ...tasks
    .filter((task) => task.kind === 'consult' && task.cycle === cycle)
    .map(({ taskId }): [MachineName, string] => ['consult', `${name}-${taskId.split('.').slice(1).join('-')}`]),
  ['settle', `${name}-settle`],
];

/** Of an execution that is begun again every day, so many of the last are shown. */
const LAST_RUNS = 10;

/** The names an execution was begun again under, the earliest first. */
const resumedNames = (name: string, watched: WatchedRecord[]): string[] => {
  const { runs = 0 } = watched.find((one) => one.name === name) ?? {};
  const numbers = Array.from({ length: runs }, (_, n) => n + 1);
  return numbers.slice(-LAST_RUNS).map((n) => `${name}-resumed-${n}`);
};

/** All runs of an execution, the first and the last ones; those before the last are marked. */
const runsOf = async (
  name: string,
  watched: WatchedRecord[],
  look: (name: string) => Promise<ExecutionRecord[]>,
): Promise<ExecutionRecord[]> => {
  const runs = await Promise.all([name, ...resumedNames(name, watched)].map(look));
  const last = runs.length - 1;
  return runs.flatMap((run, place) => (place === last ? run : run.map((one) => ({ ...one, replaced: true as const }))));
};

type Ask = (machine: MachineName, name: string) => Promise<ExecutionRecord>;

/** An execution of the complaint's machine, and those it started. */
const withChildren = async (
  name: string,
  { cycle, tasks }: { cycle: number; tasks: TaskRecord[] },
  ask: Ask,
): Promise<ExecutionRecord[]> => {
  const complaint = await ask('complaint', name);
  const redrives = Array.from({ length: (complaint.redrives ?? 0) + 1 }, (_, n) => (n === 0 ? '' : `-redrive-${n}`));
  const children = await Promise.all(
    childrenOf(name, cycle, tasks).flatMap(([machine, child]) =>
      redrives.map((redrive) => ask(machine, `${child}${redrive}`)),
    ),
  );
  return [complaint, ...children.filter(({ status }) => status !== undefined)];
};

const executionsOf = async (
  { head, tasks, watched }: CaseRecords,
  { execution }: Services,
): Promise<ExecutionRecord[]> => {
  const ask: Ask = async (machine, name) => ({ machine, name, ...(await execution(machine, name)) });
  const ofCycle = async (cycle: number): Promise<ExecutionRecord[]> => {
    const name = executionName(head.caseId, cycle);
    const followUp = `${name}-follow-up`;
    const [complaints, later] = await Promise.all([
      runsOf(name, watched, (one) => withChildren(one, { cycle, tasks }, ask)),
      runsOf(followUp, watched, async (one) => [await ask('follow-up', one)]),
    ]);
    return [...complaints, ...later.filter(({ status }) => status !== undefined)];
  };
  const cycles = await Promise.all(Array.from({ length: head.cycle }, (_, n) => ofCycle(n + 1)));
  return cycles.flat();
};

/** What there is to look with. */
export type Sight = { table: Table; services: Services; now: () => Instant };

/**
 * Looks where a case stands. It only reads, and nothing that it reads is personal.
 * @param reference what the customer was given (`AM-7K3Q9F2D`), or the id of the case
 * @returns undefined where there is no such case
 */
export const inspect = async (reference: string, { table, services, now }: Sight): Promise<Inspection | undefined> => {
  const records = await caseRecords(table, reference);
  if (!records) return undefined;
  const [ofCase, ofTasks, executions] = await Promise.all([
    caseTimersOf(records, services),
    taskTimersOf(records, services),
    executionsOf(records, services),
  ]);
  return { ...records, now: now(), timers: [...ofCase, ...ofTasks], executions };
};

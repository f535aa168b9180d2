import { countCasesOfOwner } from '#cases/store/owned.ts';
import { countTasks, type TaskInQueue, tasksOfPerson, tasksOfTeam } from '#cases/store/queues.ts';
import { opinionKinds, type TaskKind } from '#domain/tasks/kinds.ts';
import type { Instant } from '#domain/time.ts';
import { sees } from '../access/parts.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import { snoozedNow } from '../marks/snoozed.ts';
import { customerKinds, SOON } from '../tasks/list-tasks.ts';
import type { Counts } from './contract.ts';

/** What is counted in one partition at most: more is shown as that many and more. */
export const MOST_COUNTED = 1000;

type Counted = Record<string, Promise<number> | number>;
type CountDeps = Pick<DeskDeps, 'table' | 'clock'>;

/** What is late, and what is due soon; as in the lists, what is late is among both. */
const byDate = (found: Promise<TaskInQueue[]>, now: Instant, soon: Instant): Counted => ({
  breached: found.then((tasks) => tasks.filter(({ dueAt }) => dueAt < now).length),
  breaching: found.then((tasks) => tasks.filter(({ dueAt }) => dueAt <= soon).length),
});

const all = async (counted: Counted): Promise<Record<string, number>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(counted).map(async ([view, count]) => [view, Math.min(await count, MOST_COUNTED)] as const),
    ),
  );

/** A supervisor's lists are those of everybody: of each kind, and by date what there is to do. */
const ofTeam = (due: Promise<TaskInQueue[]>, { table, clock }: CountDeps): Counted => {
  const ofKinds = (kinds: readonly TaskKind[]) => countTasks(table, { kinds }, MOST_COUNTED);
  return {
    opinions: ofKinds(opinionKinds),
    approvals: ofKinds(['approve']),
    escalations: ofKinds(['escalation']),
    waiting: ofKinds(customerKinds),
    ...byDate(due, clock.now(), clock.after(clock.now(), SOON)),
  };
};

const ofOne = ({ id }: Reader, own: Promise<TaskInQueue[]>, { table, clock }: CountDeps): Counted => {
  const ofKinds = (...wanted: readonly TaskKind[]) =>
    own.then((tasks) => tasks.filter(({ kind }) => wanted.includes(kind)).length);
  return {
    opinions: ofKinds(...opinionKinds),
    approvals: ofKinds('approve'),
    escalations: ofKinds('escalation'),
    waiting: countTasks(table, { waitingFor: id }, MOST_COUNTED),
    ...byDate(own, clock.now(), clock.after(clock.now(), SOON)),
  };
};

const less = async (all: Promise<number>, off: Promise<number>): Promise<number> => {
  const [count, without] = await Promise.all([all, off]);
  return Math.max(0, count - without);
};

/**
 * How many there are in each list of a reader, each counted where the list itself lies, without reading it: one query tells all
 * of somebody's own work, and one of each partition all that the team has to do by tomorrow. Tasks that are planned and open within
 * the second are in it, and what an index is a moment behind with.
 */
export const countViews = async (reader: Reader, deps: CountDeps): Promise<Counts> => {
  const { table, clock } = deps;
  const now = clock.now();
  const wanted = { to: clock.after(now, SOON), limit: MOST_COUNTED };
  const own = tasksOfPerson(table, reader.id, wanted);
  const shared = sees(reader, 'workOfOthers') ? ofTeam(tasksOfTeam(table, wanted), deps) : ofOne(reader, own, deps);
  const off = snoozedNow({ person: reader.id, now }, deps);
  const offMine = async () => (await off).tasks.filter(({ task }) => task.assignee === reader.id).length;
  const offCases = async () => (await off).cases.filter(({ owner }) => owner === reader.id).length;
  const seesUnassigned = sees(reader, 'unassigned');
  const unassigned = seesUnassigned && countTasks(table, { person: undefined }, MOST_COUNTED);
  const cases = seesUnassigned && countCasesOfOwner(table, { owner: reader.id, state: 'open' }, MOST_COUNTED);
  return {
    views: await all({
      mine: less(
        own.then(({ length }) => length),
        offMine(),
      ),
      ...(unassigned && { unassigned }),
      ...shared,
      ...(cases && { cases: less(cases, offCases()) }),
      snoozed: off.then(({ tasks, cases: those }) => tasks.length + those.length),
    }),
  };
};

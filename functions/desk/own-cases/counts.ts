import { countCasesOfOwner } from '#cases/store/owned.ts';
import { countOwnDue, countTasks, kindsOfOwnTasks, type TaskQueue } from '#cases/store/queues.ts';
import { opinionKinds } from '#domain/tasks/kinds.ts';
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

const all = async (counted: Counted): Promise<Record<string, number>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(counted).map(async ([view, count]) => [view, Math.min(await count, MOST_COUNTED)] as const),
    ),
  );

/** A supervisor's lists are those of everybody. */
const ofTeam = ({ table, clock }: CountDeps): Counted => {
  const count = (queue: TaskQueue, to?: string) => countTasks(table, queue, { limit: MOST_COUNTED, ...(to && { to }) });
  const now = clock.now();
  return {
    opinions: count({ kinds: opinionKinds }),
    approvals: count({ kinds: ['approve'] }),
    escalations: count({ kinds: ['escalation'] }),
    breaching: count({ team: true }, clock.after(now, SOON)),
    breached: count({ team: true }, now),
    waiting: count({ kinds: customerKinds }),
  };
};

const ofOne = async ({ id }: Reader, { table, clock }: CountDeps, kinds: string[]): Promise<Counted> => {
  const now = clock.now();
  const due = (to: string) => countOwnDue(table, id, { to, limit: MOST_COUNTED });
  const ofKind = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
  return {
    opinions: opinionKinds.reduce((sum, kind) => sum + ofKind(kind), 0),
    approvals: ofKind('approve'),
    escalations: ofKind('escalation'),
    breaching: due(clock.after(now, SOON)),
    breached: due(now),
    waiting: countTasks(table, { waitingFor: id }, { limit: MOST_COUNTED }),
  };
};

const less = async (all: Promise<number>, off: Promise<number>): Promise<number> =>
  Math.max(0, (await all) - (await off));

/**
 * How many there are in each list of a reader, each counted where the list itself is read, without reading it. Tasks that are
 * planned and open within the second are in it, and what an index is a moment behind with.
 */
export const countViews = async (reader: Reader, deps: CountDeps): Promise<Counts> => {
  const { table } = deps;
  const kinds = kindsOfOwnTasks(table, reader.id, MOST_COUNTED);
  const off = snoozedNow({ person: reader.id, now: deps.clock.now() }, deps);
  const offMine = off.then(({ tasks }) => tasks.filter(({ task }) => task.assignee === reader.id).length);
  const offCases = off.then(({ cases: those }) => those.filter(({ owner }) => owner === reader.id).length);
  const seesUnassigned = sees(reader, 'unassigned');
  const unassigned = seesUnassigned && countTasks(table, { person: undefined }, { limit: MOST_COUNTED });
  const cases = seesUnassigned && countCasesOfOwner(table, { owner: reader.id, state: 'open' }, MOST_COUNTED);
  const shared = sees(reader, 'workOfOthers') ? ofTeam(deps) : await ofOne(reader, deps, await kinds);
  return {
    views: await all({
      mine: less(
        kinds.then(({ length }) => length),
        offMine,
      ),
      ...(unassigned && { unassigned }),
      ...shared,
      ...(cases && { cases: less(cases, offCases) }),
      snoozed: off.then(({ tasks, cases: those }) => tasks.length + those.length),
    }),
  };
};

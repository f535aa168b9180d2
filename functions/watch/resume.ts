import { changeWatched, type Watched } from '#cases/store/watched.ts';
import { combine } from '#domain/case/change.ts';
import { escalateCase } from '#domain/tasks/escalate.ts';
import { instantAfter } from '#domain/time.ts';
import { log } from '#platform/log.ts';
import type { WatchDeps } from './deps.ts';

/** Why an execution is begun again: there is none, it stopped, nothing moves, or it is almost as old as it may get. */
export type Because = 'missing' | 'stopped' | 'stuck' | 'age';

const MINUTE_MS = 60_000;

/** How long it is given to go on, after each attempt. After the last a person is asked, and it is tried once a day. */
const PAUSES_MS = [5, 15, 30, 60].map((minutes) => minutes * MINUTE_MS);
const ONCE_A_DAY_MS = 24 * 60 * MINUTE_MS;

/** Whoever is above the owner has a task: what a case that does not go on needs is a person. */
const askPerson = async ({ caseId, name, attempts }: Watched, deps: WatchDeps): Promise<void> => {
  const at = deps.clock.now();
  log('error', 'case does not go on', { caseId, execution: name, attempts });
  await deps.cases.change(caseId, at, (file) => {
    const escalation = escalateCase({ file, at, deps }, { reason: 'stopped', level: 'supervisor', key: name });
    return escalation && combine({ set: { stalledAt: file.head.stalledAt ?? at } }, escalation);
  });
};

/** History first: an execution that is stopped for its successor is none that stopped by itself. */
const record = (watched: Watched, next: { execution: string; because: Because }, { cases, clock }: WatchDeps) =>
  cases.change(watched.caseId, clock.now(), ({ events }) =>
    events.some(({ type, data }) => type === 'resumed' && data.execution === next.execution)
      ? undefined
      : {
          events: [{ type: 'resumed', actor: { kind: 'system' }, data: { ...next, before: watched.execution } }],
        },
  );

/** Whether a person is to be asked, since beginning again has not helped so often. */
const isInVain = ({ attempts }: Watched, because: Because): boolean =>
  because !== 'age' && attempts >= PAUSES_MS.length;

/**
 * Begins an execution again under a name of its own, or one that nobody could start under its own: every stage sees what was done before and does not do it again, and a task
 * that was decided is read from the table. What it ran under before is stopped first, so that no two ever run. Each step may be
 * repeated; a run that dies between them is made up for by the next look.
 */
export const resume = async (watched: Watched, because: Because, deps: WatchDeps): Promise<void> => {
  const { table, clock, executions } = deps;
  const { machine, name, input, execution, before, runs, attempts } = watched;
  const now = clock.now();
  if (isInVain(watched, because)) await askPerson(watched, deps);
  // One that never began keeps its name: whoever is late with starting it starts no second one.
  const isNew = because !== 'missing';
  const next = isNew ? `${name}-resumed-${runs + 1}` : execution;
  if (isNew) await record(watched, { execution: next, because }, deps);
  const isOurs = await changeWatched(table, watched, {
    ...(isNew && { execution: next, before: execution }),
    startedAt: now,
    runs: runs + 1,
    attempts: because === 'age' ? attempts : attempts + 1,
    checkAt: instantAfter(now, PAUSES_MS[attempts] ?? ONCE_A_DAY_MS),
  });
  if (!isOurs) return;
  for (const old of [before, execution]) if (old && old !== next) await executions.stop(machine, old);
  await executions.start(machine, next, input);
  log('warn', 'execution resumed', { caseId: watched.caseId, execution: next, because });
};

import { changeWatched, endWatch, type Watched } from '#cases/store/watched.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { kindOf, type TaskKind } from '#domain/tasks/kinds.ts';
import { type Clock, type Instant, instantAfter } from '#domain/time.ts';
import type { WatchDeps } from './deps.ts';
import { type Because, resume } from './resume.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A case that moved a moment ago is on its way: the tries of a state take up to a minute and a half of pauses, and the calls between. */
const QUIET_MS = 5 * MINUTE_MS;
/**
 * An execution may live for a year (Step Functions, "Execution quotas"), and a state of ours waits for 347 days at most. Days of the
 * deployment's clock, so that a year can be lived through in a minute.
 */
const OLD = 'P330D';

const isOlder = (at: Instant, ms: number, now: Instant): boolean => Date.parse(now) - Date.parse(at) > ms;

/** What the execution of the follow-up waits for; all else is the complaint's. */
const LATER: readonly TaskKind[] = ['promise', 'survey'];

/** Whether a person is asked for what the execution waits for. */
const waits = ({ tasks }: CaseFile, { machine, cycle }: Watched): boolean =>
  tasks.some(
    ({ kind, status, token, cycle: of }) =>
      of === cycle &&
      status === 'open' &&
      token !== undefined &&
      !kindOf(kind).isStandalone &&
      LATER.includes(kind) === (machine === 'follow-up'),
  );

/** What happens to a case by the clock alone, and says nothing of its execution. */
const BY_ITSELF = /^(?:timer-|task-opened$|escalation-raised$|stalled$|resumed$|went-on$)/;

/** When the execution last did something, or was begun. */
const movedAt = ({ events, head }: CaseFile, { startedAt }: Watched): Instant => {
  const last = events.findLast(({ type }) => !BY_ITSELF.test(type))?.at ?? head.receivedAt;
  return last > startedAt ? last : startedAt;
};

/**
 * Whether nothing is left to do for an execution, whatever became of it. A follow-up goes on although its case was opened again: what was
 * promised stays owed, and one that stops before it has asked for it would have nobody ask.
 */
const isOver = ({ closedAt, cycle, blockedAt, destroyedAt }: Case, { machine, cycle: of }: Watched): boolean =>
  blockedAt !== undefined ||
  destroyedAt !== undefined ||
  (machine === 'complaint' && (cycle !== of || closedAt !== undefined));

/** Why an execution has to be begun again; undefined where it goes on or waits as it should. */
const whyResumed = (
  { file, watched, status }: { file: CaseFile; watched: Watched; status: string | undefined },
  clock: Clock,
): Because | undefined => {
  const now = clock.now();
  if (status === undefined) return 'missing';
  if (status !== 'RUNNING') return 'stopped';
  if (clock.after(watched.startedAt, OLD) < now) return 'age';
  if (!waits(file, watched) && isOlder(movedAt(file, watched), QUIET_MS, now)) return 'stuck';
  return undefined;
};

/** It goes on: whatever stopped it is over. While nobody is asked for anything it is looked at again soon, else the next day. */
const goesOn = async (file: CaseFile, watched: Watched, deps: WatchDeps): Promise<void> => {
  const { head } = file;
  const now = deps.clock.now();
  if (!waits(file, watched))
    return void (await changeWatched(deps.table, watched, { checkAt: instantAfter(now, QUIET_MS) }));
  if (head.stalledAt)
    await deps.cases.change(watched.caseId, now, ({ head: { stalledAt } }) =>
      stalledAt === undefined
        ? undefined
        : {
            clear: ['stalledAt'],
            events: [{ type: 'went-on', actor: { kind: 'system' }, data: { execution: watched.execution } }],
          },
    );
  await changeWatched(deps.table, watched, { attempts: 0, checkAt: instantAfter(now, DAY_MS) });
};

/**
 * Looks whether an execution goes on, by what Step Functions and the case say, also where no event told that it stopped. One that
 * does not is begun again from the table.
 */
export const lookAt = async (watched: Watched, deps: WatchDeps): Promise<void> => {
  const { table, cases, clock, executions } = deps;
  const now = clock.now();
  const file = await cases.load(watched.caseId);
  if (!file || isOver(file.head, watched)) return endWatch(table, watched);
  // It rests until somebody takes it up again, as one that was merged does until that is undone; its execution waits, or is begun again then.
  if (file.head.setAsideAt) return void (await changeWatched(table, watched, { checkAt: instantAfter(now, DAY_MS) }));
  const status = await executions.status(watched.machine, watched.execution);
  if (status === 'SUCCEEDED') return endWatch(table, watched);
  const because = whyResumed({ file, watched, status }, clock);
  return because ? resume(watched, because, deps) : goesOn(file, watched, deps);
};

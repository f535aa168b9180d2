import type { CaseFile } from '../case/case-file.ts';
import { type ChangePart, combine } from '../case/change.ts';
import type { Task } from '../case/task.ts';
import { concernedIn } from '../people/concerned.ts';
import { dayOf, isAtWork, isFree, personOf } from '../people/directory.ts';
import { onDuty } from '../people/rota.ts';
import type { Policy } from '../policy/policy.ts';
import { openTask } from '../tasks/open-task.ts';
import type { Clock, Instant } from '../time.ts';
import { classOf } from '../timers/regime-choice.ts';

type Deps = { policy: Policy; clock: Clock; deskUrl: string };

/** What an answer about a basic service that is cut off has to hold, where the law says so (Ley 10/2025 art. 17.2). */
const CONTENT = ['known-causes', 'estimated-restoration'];

/** Whether the law of a case wants the cause of an outage and its end told within the time of its answer. */
export const isOutageLawful = ({ regime }: Pick<CaseFile, 'regime'>): boolean =>
  regime.rules.some(
    ({ timer, classes, contains }) =>
      timer === 'answer' && classes?.includes('continuity') && CONTENT.every((one) => contains.includes(one)),
  );

/** The update that a case whose service is cut off waits for. */
export const outageUpdateOf = ({ head, tasks }: Pick<CaseFile, 'head' | 'tasks'>): Task | undefined =>
  tasks.find(({ kind, cycle }) => kind === 'outage-update' && cycle === head.cycle);

/** The owner if they are there to do it within the hours; else whoever is on duty: an outage waits for no morning. */
const assigneeOf = (file: CaseFile, at: Instant, { policy }: Deps): string | undefined => {
  const { owner } = file.head;
  const excluded = concernedIn(policy, file);
  const isThere = isFree(policy, owner, { day: dayOf(policy, at), excluded });
  return isThere && isAtWork(policy, personOf(policy, owner), at) ? owner : onDuty(policy, at, excluded);
};

const sooner = (one: Instant, other: Instant): Instant => [one, other].sort()[0] ?? one;

/**
 * A customer whose basic service is cut off hears, within two hours, why and when it is expected back, in the words of a person
 * (Ley 10/2025 art. 17.2): each of them, not only where many are without it. Nothing where they wait for it already.
 */
export const openOutageUpdate = (file: CaseFile, at: Instant, deps: Deps): ChangePart => {
  const { head } = file;
  const { policy, clock } = deps;
  if (classOf(head, policy) !== 'continuity' || outageUpdateOf(file)) return {};
  const promised = clock.after(at, policy.deadlines.outageUpdate);
  // What was written long ago, and split off today, has its date behind it: nobody is promised a word by then.
  const isAhead = isOutageLawful(file) && head.answerBy > at;
  const dueAt = isAhead ? sooner(promised, head.answerBy) : promised;
  const { caseId, cycle } = head;
  const opened = openTask(
    { head, at, deps },
    {
      kind: 'outage-update',
      caseId,
      cycle,
      assignee: assigneeOf(file, at, deps),
      dueAt,
    },
  );
  return combine(opened, { set: { nextWordBy: sooner(dueAt, head.nextWordBy) } });
};

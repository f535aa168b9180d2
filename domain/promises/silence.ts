import type { CaseFile } from '../case/case-file.ts';
import type { Effect } from '../case/effects.ts';
import { eventsOf } from '../case/events.ts';
import type { Commitment } from '../case/settlement.ts';
import type { Task } from '../case/task.ts';
import { dayOff } from '../deadline/business-days.ts';
import type { Calendar, CompanyDays } from '../deadline/calendar.ts';
import type { Law } from '../deadline/law.ts';
import { addDays, localDay, timeOnDay, weekday } from '../deadline/local-day.ts';
import { workingDays } from '../deadline/working-days.ts';
import { commitmentOf, executionOf, isUnderWay } from '../execution/execution.ts';
import { isUpdate } from '../messages/updates.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock, Instant } from '../time.ts';
import type { Day } from '../values.ts';

type Deps = { policy: Policy; clock: Clock; law: Pick<Law, 'find' | 'company'> };

/** A promise of a case, and the task of whoever keeps it. */
export type PromiseTask = { task: Task; commitment: Commitment };

/**
 * The last that was heard of a promise since its date, which counts where nothing was: news to the customer, in writing or not, or a
 * system that is at it. Who may only have forgotten to say that it is kept is reminded meanwhile.
 */
export const lastHeard = (
  { messages, events }: Pick<CaseFile, 'messages' | 'events'>,
  { task, commitment }: PromiseTask,
): Instant => {
  const execution = executionOf(events, task.taskId);
  const heard = [
    ...messages.filter(isUpdate).map(({ at }) => at),
    ...events.filter(({ type }) => type === 'customer-updated').map(({ at }) => at),
    ...(execution && isUnderWay(execution) ? [execution.at] : []),
  ];
  return [commitment.dueAt, ...heard].sort().at(-1) ?? commitment.dueAt;
};

/** Where the company names no hours of service. */
const OPENS = '09:00';

const openingOf = ({ serviceHours }: CompanyDays, day: Day): string =>
  serviceHours[`${weekday(day)}` as keyof CompanyDays['serviceHours']]?.[0]?.from ?? OPENS;

/** The working day that many after another, by the days on which the company works. */
const workingDayAfter = (calendar: Calendar, from: Day, days: number): Day => {
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (!dayOff(calendar, day)) left--;
  }
  return day;
};

/** When a promise counts as broken if nothing more is heard of it: as the company opens, so that a day is left to speak. */
export const silentFrom = (file: CaseFile, promise: PromiseTask, deps: Deps): Instant => {
  const { policy, clock, law } = deps;
  const { receivedAt } = file.head;
  const { zone } = policy.company;
  const heard = clock.toCalendar(receivedAt, lastHeard(file, promise));
  const day = workingDayAfter(workingDays(deps), localDay(Date.parse(heard), zone), policy.promises.broken.silentDays);
  const opening = new Date(timeOnDay(day, openingOf(law.company, day), zone)).toISOString();
  return clock.fromCalendar(receivedAt, opening);
};

/** The promise of a task while it is owed and nobody has found it broken; one of a case that was set aside or merged is not looked at. */
export const owedPromise = (file: CaseFile, task: Task | undefined): PromiseTask | undefined => {
  if (task?.kind !== 'promise' || task.status !== 'open') return undefined;
  const commitment = commitmentOf(file, task);
  const isLeft = file.head.setAsideAt !== undefined || file.head.mergedInto !== undefined;
  return commitment && !isLeft && commitment.brokenAt === undefined ? { task, commitment } : undefined;
};

/** How often a promise was looked at and was not silent, and when it was last. */
const looksAt = ({ events }: Pick<CaseFile, 'events'>, taskId: string): { looks: number; at?: Instant } => {
  const looks = eventsOf(events, 'reminded').filter(({ data }) => data.taskId === taskId && data.look !== undefined);
  const at = looks.at(-1)?.at;
  return { looks: looks.length, ...(at && { at }) };
};

/** A case as it was at an instant, as far as it says what was heard of a promise. */
const asOf = (file: CaseFile, at: Instant): CaseFile => ({
  ...file,
  messages: file.messages.filter((message) => message.at <= at),
  events: file.events.filter((event) => event.at <= at),
});

/**
 * When each promise that is owed is looked at: when it would count as broken in silence by what had been heard of it when it was last
 * looked at, or when its task opened. What is heard since moves no look, or nobody would be reminded.
 */
export const silenceTimers = (file: CaseFile, deps: Deps): Extract<Effect, { effect: 'set-timer' }>[] =>
  file.tasks.flatMap((task) => {
    const promise = owedPromise(file, task);
    if (!promise) return [];
    const { caseId, taskId } = task;
    // A task is opened by the state machine: until the history says so nothing follows from it.
    const opened = eventsOf(file.events, 'task-opened').find(({ data }) => data.taskId === taskId);
    if (!opened) return [];
    const { looks, at: lookedAt = opened.at } = looksAt(file, taskId);
    const look = looks + 1;
    return {
      effect: 'set-timer',
      name: `promise-${taskId}-${look}`,
      at: silentFrom(asOf(file, lookedAt), promise, deps),
      timerEvent: { timer: 'promise', caseId, taskId, look },
    };
  });

/** Whether a look at a promise is the one that is due next. */
export const isNextLook = (file: Pick<CaseFile, 'events'>, { taskId, look }: { taskId: string; look: number }) =>
  looksAt(file, taskId).looks + 1 === look;

import type { CaseContext, CaseFile } from '../case/case-file.ts';
import type { ChangePart } from '../case/change.ts';
import type { Commitment } from '../case/settlement.ts';
import type { Task } from '../case/task.ts';
import { dayOff } from '../deadline/business-days.ts';
import { type Calendar, type CompanyDays, withClosingDays } from '../deadline/calendar.ts';
import type { Law } from '../deadline/law.ts';
import { addDays, localDay, timeOnDay, weekday } from '../deadline/local-day.ts';
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

/** The country's calendar with the days on which the company is closed; without one, weekends alone are no working days. */
const workingDays = ({ law, policy }: Deps): Calendar => {
  const { country, zone } = policy.company;
  const id = country.toLowerCase();
  const found = law.find(id) ?? {
    ...{ id, version: 'none', title: { es: id, en: id }, zone, validFrom: '', validThrough: '' },
    ...{ weekend: new Set([6, 7]), holidays: new Map() },
  };
  return withClosingDays(found, law.company);
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

/** Has somebody look at a promise when it would count as broken in silence; undefined of other tasks, and where it is broken already. */
export const watchSilence = ({ file, deps }: CaseContext<Deps>, task: Task, look = 1): ChangePart | undefined => {
  const commitment = task.kind === 'promise' ? commitmentOf(file, task) : undefined;
  if (!commitment || commitment.brokenAt !== undefined) return undefined;
  const { caseId, taskId } = task;
  return {
    effects: [
      {
        effect: 'set-timer',
        name: `promise-${taskId}-${look}`,
        at: silentFrom(file, { task, commitment }, deps),
        timerEvent: { timer: 'promise', caseId, taskId, look },
      },
    ],
  };
};

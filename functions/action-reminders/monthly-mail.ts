import { actionsThat } from '#cases/store/corrective-actions.ts';
import { effectOfAction } from '#cases/store/effect-of-action.ts';
import { figuresBetween } from '#cases/store/figures.ts';
import { incidentsThat } from '#cases/store/incidents.ts';
import { claimMonthlyMail, giveBackMonthlyMail, isMonthlyMailSent } from '#cases/store/monthly-mails.ts';
import type { Table } from '#cases/store/table.ts';
import { type TeamMailer, writeTo } from '#channels/email/team-mail.ts';
import { mayHaveLeft } from '#channels/shared/may-have-left.ts';
import { businessDayFrom } from '#domain/deadline/business-days.ts';
import type { Law } from '#domain/deadline/law.ts';
import { addDays, endOfDay, localDay } from '#domain/deadline/local-day.ts';
import { workingDays } from '#domain/deadline/working-days.ts';
import { daysOf, type MonthReview, type MonthRollUps, monthBefore, reviewOf } from '#domain/learning/month.ts';
import { figuresInWords, type Happened, monthInWords, reasonsInWords } from '#domain/learning/month-words.ts';
import { dayOf, worksHere } from '#domain/people/directory.ts';
import type { Clock } from '#domain/time.ts';
import type { Day } from '#domain/values.ts';
import { log } from '#platform/log.ts';

export type MonthlyDeps = TeamMailer & { table: Table; clock: Clock; law: Pick<Law, 'find' | 'company'> };

/** Where no run went well on the first working day it is sent later, but not so late that nobody wants it any more. */
const LATEST_DAYS = 7;
/** Actions that were done so long ago are told no more: it is known whether they helped. */
const TOLD_WEEKS = 26;
/** A day is counted for the last time two hours after its end (functions/figures). */
const SETTLES_MS = 2 * 60 * 60 * 1000;

/** The roll-ups of a month; without any it was not counted. */
const monthOf = async (table: Table, month: string): Promise<MonthRollUps & { madeAt: string }> => {
  const read = async (by: 'all' | 'topic' | 'cause') =>
    (await figuresBetween(table, { by, from: month, to: month }))[0];
  const [all, topic, cause] = await Promise.all([read('all'), read('topic'), read('cause')]);
  return {
    ...{ month, madeAt: all?.madeAt ?? '' },
    ...{ all: all?.values ?? {}, topic: topic?.values ?? {}, cause: cause?.values ?? {} },
  };
};

/** What changed in a month; undefined where it was not counted, or not to its end yet. */
const review = async (month: string, { table, policy }: MonthlyDeps): Promise<MonthReview | undefined> => {
  const [now, before, yearAgo] = await Promise.all([
    monthOf(table, month),
    monthOf(table, monthBefore(month)),
    monthOf(table, monthBefore(month, 12)),
  ]);
  const isFinal = Date.parse(now.madeAt) > endOfDay(`${month}-${daysOf(month)}`, policy.company.zone) + SETTLES_MS;
  return isFinal ? reviewOf(now, before, yearAgo) : undefined;
};

/** What happened in a month beside its figures: what failed for many, and what became of what is done about causes. */
const happened = async (month: string, today: Day, { table, policy }: MonthlyDeps): Promise<Happened> => {
  const { zone } = policy.company;
  const [open, ended, actions, tried] = await Promise.all([
    incidentsThat(table, 'open'),
    incidentsThat(table, 'ended'),
    actionsThat(table, 'open'),
    actionsThat(table, 'ended'),
  ]);
  const since = addDays(today, -7 * TOLD_WEEKS);
  const done = tried.filter(
    ({ state, endedAt }) => state === 'done' && endedAt !== undefined && localDay(Date.parse(endedAt), zone) >= since,
  );
  return {
    incidents: [...open, ...ended].filter(
      ({ state, beganAt }) =>
        (state === 'confirmed' || state === 'closed') && localDay(Date.parse(beganAt), zone).startsWith(month),
    ),
    late: actions.filter(({ dueOn }) => dueOn < today),
    done: await Promise.all(
      done.map(async (action) => {
        const effect = await effectOfAction(table, action, { today, zone });
        return { action, ...(effect && { effect }) };
      }),
    ),
  };
};

/** Whether the mail about the month before goes out on a day. */
const isDue = (today: Day, deps: Pick<MonthlyDeps, 'law' | 'policy'>): boolean => {
  const first = businessDayFrom(workingDays(deps), `${today.slice(0, 7)}-01`);
  return today >= first && today <= addDays(first, LATEST_DAYS);
};

type Told = { month: string; review: MonthReview; happened: Happened };

/** Sends it to one of them, once: what may have left is not sent again, what surely has not is given back to the next run. */
const sendOne = async (person: string, { month, review: of, happened: also }: Told, deps: MonthlyDeps) => {
  const { table, clock, policy } = deps;
  const sentAt = clock.now();
  if (!(await claimMonthlyMail(table, { month, person }, sentAt))) return false;
  try {
    await writeTo(
      person,
      {
        ...{ template: 'staff-month', screen: '/i' },
        values: (language) => ({
          period: monthInWords(month, language),
          figures: figuresInWords(of, language),
          changes: reasonsInWords(of, also, { policy, language }),
        }),
      },
      deps,
    );
    return true;
  } catch (error) {
    log('warn', 'month not sent', { month, error: (error as Error).name });
    if (!mayHaveLeft(error)) await giveBackMonthlyMail(table, { month, person }, sentAt);
    return false;
  }
};

/**
 * On the first working day of a month those whom the policy names are told what changed in the one before, and what may explain it:
 * each once, whatever becomes of a run. It reads roll-ups and lists, no case. @returns how many were sent
 */
export const sendMonth = async (deps: MonthlyDeps): Promise<number> => {
  const { table, clock, policy } = deps;
  const { monthly } = policy.improvement;
  const today = dayOf(policy, clock.now());
  if (!monthly || !isDue(today, deps)) return 0;
  const month = monthBefore(today.slice(0, 7));
  // Whoever has left since the policy named them is nobody's to write to.
  const readers = monthly.to.filter((id) => worksHere(policy, id));
  const isSent = await Promise.all(readers.map((person) => isMonthlyMailSent(table, { month, person })));
  const waiting = readers.filter((_, place) => !isSent[place]);
  const found = waiting.length > 0 ? await review(month, deps) : undefined;
  if (!found) return 0;
  const told = { month, review: found, happened: await happened(month, today, deps) };
  let sent = 0;
  for (const person of waiting) if (await sendOne(person, told, deps)) sent++;
  log('info', 'month told', { month, sent });
  return sent;
};

import { type Naming, nameOfValue } from '../figures/names.ts';
import { numberText, partText } from '../figures/text.ts';
import { figureWords } from '../figures/words.ts';
import type { CorrectiveAction } from '../improvement/corrective-action.ts';
import type { Effect } from '../improvement/effect.ts';
import type { Incident } from '../incidents/incident.ts';
import { aboutInWords } from '../incidents/words.ts';
import { formatMoney } from '../money.ts';
import { valueWords } from '../report/value-words.ts';
import { formatDay } from '../time.ts';
import type { Day } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { Compared, MonthReview, Trend } from './month.ts';
import { type MonthWords, monthWords } from './month-texts.ts';

/** A corrective action of which the head is told: late, or done, with whether complaints fell. */
export type ToldAction = { action: CorrectiveAction; effect?: Effect };

/** What happened in a month beside its figures. */
export type Happened = {
  incidents: readonly Incident[];
  late: readonly CorrectiveAction[];
  done: readonly ToldAction[];
};

/** A month as people write it: "noviembre de 2026". @param month `2026-11` */
export const monthInWords = (month: string, language: ReplyLanguage): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  }).format(new Date(`${month}-15T12:00:00.000Z`));

const costText = (
  { cost, costPerCase }: MonthReview['cost']['now'],
  { say, language }: { say: MonthWords; language: ReplyLanguage },
): string =>
  cost.length === 0
    ? say.nothingPaid
    : cost
        .map((sum, place) => {
          const each = costPerCase[place];
          return each ? say.cost(formatMoney(sum, language), formatMoney(each, language)) : formatMoney(sum, language);
        })
        .join(', ');

/** A figure, what it was the month before and a year ago, and whether chance explains the difference; on a line of its own. */
const line = <Value>(
  name: string,
  { now, before, yearAgo }: Compared<Value>,
  { say, text, hasTrend = true }: { say: MonthWords; text: (value: Value) => string; hasTrend?: boolean },
): string => {
  const against = (one: { value: Value; trend: Trend } | undefined): string => {
    if (!one) return say.notCounted;
    return hasTrend ? `${text(one.value)} (${say.trends[one.trend]})` : text(one.value);
  };
  return `- ${name}: ${text(now)}. ${say.before}: ${against(before)}. ${say.yearAgo}: ${against(yearAgo)}.`;
};

/** The figures of a month, a line each. */
export const figuresInWords = ({ counts, shares, cost }: MonthReview, language: ReplyLanguage): string => {
  const say = monthWords[language];
  const names = figureWords[language];
  return [
    ...counts.map((one) => line(names[one.name], one.compared, { say, text: (count) => numberText(count, language) })),
    ...shares.map((one) => line(names[one.name], one.compared, { say, text: (share) => partText(share, language) })),
    line(say.conceded, cost, { say, text: (value) => costText(value, { say, language }), hasTrend: false }),
  ].join('\n');
};

const effectText = ({ verdict, ratio, low, high }: Effect, say: MonthWords): string => {
  const inHundred = (part: number): string => String(Math.round(part * 100));
  const interval =
    ratio === undefined || low === undefined || high === undefined
      ? ''
      : ` ${say.times(inHundred(ratio), inHundred(low), inHundred(high))}`;
  return `${say.verdicts[verdict]}${interval}`;
};

/**
 * Why it may have changed, a line each: what moved most, what failed for many, dates that were passed, and what was done about causes.
 * Codes of the policy, numbers, and titles of actions: no words of a customer, also where an incident was found by them.
 */
export const reasonsInWords = (
  { moved, missed }: MonthReview,
  { incidents, late, done }: Happened,
  { policy, language }: Naming,
): string => {
  const say = monthWords[language];
  const day = (dueOn: Day): string => formatDay(`${dueOn}T12:00:00.000Z`, language, policy.company.zone);
  const nameOf = ({ by, value }: MonthReview['moved'][number]): string =>
    nameOfValue({ by, value }, { policy, language }) ?? (by === 'cause' ? valueWords('cause', value, language) : value);
  const about = ({ words: _, ...codes }: Incident['about']): string => aboutInWords(codes, policy, language);
  return [
    ...moved.map((one) => `- ${say.moved(say.named(say.by[one.by], nameOf(one)), one.now, one.before)}`),
    ...(moved.length === 0 ? [`- ${say.nothingMoved}`] : []),
    ...incidents.map((one) => `- ${say.incident[one.kind]}: ${about(one.about)} · ${say.customers(one.customers)}`),
    ...missed.map(({ timer, late: count, of }) => `- ${say.missed(say.timers[timer], count, of)}`),
    ...done.map(
      ({ action, effect }) =>
        `- ${say.action(action.title)}: ${effect ? effectText(effect, say) : say.verdicts['too-few']}`,
    ),
    ...late.map(({ title, dueOn }) => `- ${say.action(title)}: ${say.late(day(dueOn))}`),
  ].join('\n');
};

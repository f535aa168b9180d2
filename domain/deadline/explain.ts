import { formatDay, formatInstant } from '../time.ts';
import type { Day } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import { timeOf } from './local-day.ts';
import type { Span } from './regime.ts';
import { asksCalendar, type Skipped } from './terms.ts';
import type { Deadline, DeadlineEvent, DeadlineStep } from './types.ts';
import { wording } from './wording.ts';

/** Who reads an explanation: a customer needs neither sources and readings of the law nor versions of our data. */
export type ExplanationReader = 'customer' | 'auditor';

type Explained = { deadline: Deadline; language: ReplyLanguage; reader: ExplanationReader };

const DAY_TEXTS_KEPT = 5000;
const dayTexts = new Map<string, string>();

/** British English: the dates of a law are read as its readers write them. */
const localeOf = (language: ReplyLanguage): string => (language === 'en' ? 'en-GB' : language);

/** Kept, since the days between now and a deadline are always the same few hundred. */
const dayText = (day: Day, language: ReplyLanguage): string => {
  const key = `${language} ${day}`;
  const known = dayTexts.get(key);
  if (known) return known;
  if (dayTexts.size >= DAY_TEXTS_KEPT) dayTexts.clear();
  const made = formatDay(day, localeOf(language), 'UTC');
  dayTexts.set(key, made);
  return made;
};

/** Most articles are a bare number; a name such as `DISP 1.6.2R` speaks for itself. */
export const articleText = (article: string, language: ReplyLanguage): string => {
  if (!/^\d/.test(article)) return article;
  const said = language === 'es' ? article : article.replaceAll(' y ', ' and ');
  return `${wording[language].article}${/ y |[,;] /.test(article) ? 's' : ''} ${said}`;
};

const instantText = (instant: string, { deadline: { zone }, language }: Explained): string =>
  formatInstant(new Date(timeOf(instant)).toISOString(), localeOf(language), zone);

/** A length of time in words: `15 días hábiles`, `el mismo día hábil`. */
export const spanText = ({ amount, unit }: Span, language: ReplyLanguage): string => {
  const { units, atOnce } = wording[language];
  return amount === 0 ? (atOnce[unit] ?? atOnce.other) : `${amount} ${units[unit][amount === 1 ? 0 : 1]}`;
};

const spanOfEvent = ({ on, from, to }: DeadlineEvent, explained: Explained): string => {
  const end = to === undefined ? wording[explained.language].open : instantText(to, explained);
  return on === 'late-notice' ? instantText(from, explained) : `${instantText(from, explained)} - ${end}`;
};

/** What happened, with when; several of one kind with each time. */
const eventText = (one: DeadlineEvent, explained: Explained, more: readonly DeadlineEvent[] = []): string =>
  `${wording[explained.language].deadlineEvents[one.on]} (${[one, ...more].map((each) => spanOfEvent(each, explained)).join('; ')})`;

type Ignored = Extract<DeadlineStep, { is: 'ignored' }>;

/** What changed nothing for one reason, such as offers under a law that knows none: told once, where it happened first. */
const ignoredText = (step: Ignored, explained: Explained): string[] => {
  const { deadlineEvent, because } = step;
  const [first, ...more] = explained.deadline.steps.filter(
    (one): one is Ignored =>
      one.is === 'ignored' && one.because === because && one.deadlineEvent.on === deadlineEvent.on,
  );
  if (first !== step) return [];
  const words = wording[explained.language];
  const all = eventText(
    deadlineEvent,
    explained,
    more.map((one) => one.deadlineEvent),
  );
  return [words.ignored(all, words.because[because])];
};

const stepText = (step: Exclude<DeadlineStep, Ignored>, explained: Explained): string => {
  const words = wording[explained.language];
  const article = (text: string): string => articleText(text, explained.language);
  switch (step.is) {
    case 'started':
      return words.started(words.events[step.event], instantText(step.at, explained), explained.deadline.zone);
    case 'deferred':
      return words.deferred(instantText(step.to, explained), step.article && article(step.article));
    case 'restarted':
      return words.restarted(eventText(step.deadlineEvent, explained), article(step.operation.article));
    case 'paused':
      return words.pausedBy(eventText(step.deadlineEvent, explained), article(step.operation.article));
    case 'suspended':
      return (step.limited ? words.suspendedToLimit : words.suspended)(
        eventText(step.deadlineEvent, explained),
        instantText(step.until, explained),
        article(step.operation.article),
      );
    case 'extended':
      return words.extended(
        eventText(step.deadlineEvent, explained),
        article(step.extension.article),
        step.extension.within && 'amount' in step.extension.within
          ? spanText(step.extension.within, explained.language)
          : undefined,
      );
  }
};

const skippedText = (skipped: Skipped, language: ReplyLanguage): string => {
  const words = wording[language];
  const reason = skipped.why === 'holiday' ? words.holiday(skipped.name[language]) : words[skipped.why];
  return words.skipped(dayText(skipped.day, language), reason);
};

/** The rule with its article and source, how it was read, and whether it bound at all. */
const ruleText = ({ deadline: { regime, rule, notYetInForce }, language, reader }: Explained): string[] => {
  const words = wording[language];
  const article = articleText(rule.article, language);
  if (reader === 'customer') return [words.law({ title: regime.title[language], rule: rule.title[language], article })];
  const confidence = rule.confidence ?? regime.confidence;
  const checked = dayText(rule.checkedOn ?? regime.checkedOn, language);
  const inForce = dayText(rule.appliesFrom ?? regime.appliesFrom, language);
  return [
    words.regime({
      title: regime.title[language],
      version: regime.version,
      rule: rule.title[language],
      article,
    }),
    words.source(rule.source ?? regime.source, words.confidence[confidence], checked),
    ...(rule.note ? [words.note(rule.note[language])] : []),
    ...(notYetInForce ? [words.notYetInForce(inForce)] : []),
  ];
};

const termText = ({ deadline: { rule, span, calendar, skipped, earlier }, language, reader }: Explained): string[] => {
  const words = wording[language];
  return [
    words.term(spanText(span, language), span.amount > 0 ? words.firstDay[span.unit] : ''),
    ...(asksCalendar(span, rule) && reader === 'auditor'
      ? [words.calendar(calendar.title[language], calendar.id, calendar.version)]
      : []),
    ...skipped.map((day) => skippedText(day, language)),
    ...(earlier.length > 0 ? [words.later(spanText(span, language))] : []),
  ];
};

const endText = (explained: Explained): string[] => {
  const { deadline, language } = explained;
  const words = wording[language];
  return [
    ...deadline.rolled.map(({ day }) => words.rolled(dayText(day, language))),
    ...deadline.earlier.map(({ span, due }) => words.earlier(spanText(span, language), instantText(due, explained))),
    ...(deadline.unknownFrom ? [words.unknownFrom(dayText(deadline.unknownFrom, language))] : []),
    (deadline.paused ? words.dueIfPaused : words.due)(instantText(deadline.due, explained), deadline.zone),
  ];
};

/**
 * How a date came about, sentence by sentence: regime and version, rule, article, source; start; what happened on the way;
 * term and calendar; each day that did not count and why; the result. For a customer without sources and versions.
 */
export const explain = (
  deadline: Deadline,
  language: ReplyLanguage,
  reader: ExplanationReader = 'auditor',
): string[] => {
  const explained = { deadline, language, reader };
  return [
    ...ruleText(explained),
    ...deadline.steps.flatMap((step) =>
      step.is === 'ignored' ? ignoredText(step, explained) : stepText(step, explained),
    ),
    ...termText(explained),
    ...endText(explained),
  ];
};

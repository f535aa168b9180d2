import type { CalendarSource } from '#domain/deadline/calendar.ts';
import type { RegimeSource, Rule } from '#domain/deadline/regime.ts';

const repeated = (values: string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

type Dated = { date: string };

/** Out of order is out of sight: somebody who adds a day must see where it belongs. */
const dateProblems = (path: string, holidays: Dated[], { validFrom, validThrough }: CalendarSource): string[] => {
  const dates = holidays.map(({ date }) => date);
  return [
    ...repeated(dates).map((date) => `${path}: ${date} is listed twice`),
    ...dates.filter((date, index) => date < (dates[index - 1] ?? '')).map((date) => `${path}: ${date} is out of order`),
    ...dates
      .filter((date) => date < validFrom || date > validThrough)
      .map((date) => `${path}: ${date} is outside ${validFrom} to ${validThrough}`),
  ];
};

/** What the schema of a calendar cannot see, each with file and path. */
export const calendarProblems = (calendar: CalendarSource): string[] => {
  const national = new Set(calendar.holidays.map(({ date }) => date));
  const regions = Object.entries(calendar.regions ?? {}).flatMap(([id, { holidays, works }]) => [
    ...dateProblems(`regions.${id}.holidays`, holidays, calendar),
    ...holidays
      .filter(({ date }) => national.has(date))
      .map(({ date }) => `regions.${id}.holidays: ${date} is a national day already`),
    ...works
      .filter((date) => !national.has(date))
      .map((date) => `regions.${id}.works: ${date} is not a day of the country`),
  ]);
  const span = calendar.validFrom < calendar.validThrough ? [] : ['validThrough: must be after validFrom'];
  return [...span, ...dateProblems('holidays', calendar.holidays, calendar), ...regions].map(
    (problem) => `${calendar.id}.yaml: ${problem}`,
  );
};

/** A timer and a class have one rule; two would be a coin tossed. */
const keysOf = ({ timer, classes }: Rule): string[] =>
  (classes ?? ['every other class']).map((one) => `${timer} of ${one}`);

/** What is wrong with the calendar that a regime names, in the words of whoever knows the calendars. */
const calendarProblem = ({ calendar }: RegimeSource, find: (id: string) => unknown): string[] => {
  try {
    find(calendar);
    return [];
  } catch (error) {
    return [`calendar: ${(error as Error).message}`];
  }
};

/**
 * What the schema of a regime cannot see, each with file and path.
 * @param findCalendar throws for an id that no calendar has
 */
export const regimeProblems = (regime: RegimeSource, findCalendar: (id: string) => unknown): string[] => {
  const { rules, operations, extensions } = regime;
  const general = new Set(rules.filter(({ classes }) => !classes).map(({ timer }) => timer));
  return [
    ...calendarProblem(regime, findCalendar),
    ...repeated(rules.map(({ id }) => id)).map((id) => `rules: two have the id ${id}`),
    ...repeated(rules.flatMap(keysOf)).map((key) => `rules: two hold for ${key}`),
    ...(general.has('answer') ? [] : ['rules: no answer for complaints in general (a rule without classes)']),
    ...operations.flatMap(({ op, limit }, index) =>
      limit && op !== 'suspend' ? [`operations.${index}.limit: only a suspension has one`] : [],
    ),
    ...extensions.flatMap(({ timer }, index) =>
      rules.some((rule) => rule.timer === timer) ? [] : [`extensions.${index}.timer: no rule sets ${timer}`],
    ),
  ].map((problem) => `${regime.id}.yaml: ${problem}`);
};

const meet = <T>(one: readonly T[] | undefined, other: readonly T[] | undefined): boolean =>
  !one || !other || one.some((value) => other.includes(value));

/** Whether complaints of today and tomorrow may be bound by both, so that the order of files would decide. */
const areAlike = ({ appliesTo: one }: RegimeSource, { appliesTo: other }: RegimeSource): boolean =>
  one.precedence === other.precedence &&
  meet(one.countries, other.countries) &&
  meet(one.classes, other.classes) &&
  (meet(one.sectors, other.sectors) || one.bigCompaniesOfAnySector || other.bigCompaniesOfAnySector);

/** Regimes that bind the same complaints with the same precedence, each with its file and path. */
export const alikeProblems = (regimes: RegimeSource[]): string[] =>
  regimes.flatMap((regime, place) =>
    regimes
      .slice(0, place)
      .filter((other) => areAlike(regime, other))
      .map(
        ({ id }) =>
          `${regime.id}.yaml: appliesTo.precedence: binds the same complaints as ${id}, and none of them goes first: give one a higher number`,
      ),
  );

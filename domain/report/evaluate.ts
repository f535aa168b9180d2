import canonicalize from 'canonicalize';
import { bareEvent, firstBreak, sha256 } from '../case/history.ts';
import { addDays, instantOf, startOfDay } from '../deadline/local-day.ts';
import type { Instant } from '../time.ts';
import { collector, type Group } from './fold.ts';
import type { Parameter } from './parameter.ts';
import { parameters } from './parameters.ts';
import { NO_REQUEST, readingOf } from './reading.ts';
import type { CaseRecord, Period, Setting } from './record.ts';

/** The parameter that counts what all others leave out. */
const SET_ASIDE = 'set-aside';

/** What the figures rest on (art. 22: each may be wrong by 5 % at most, so an auditor must be able to take them again). */
export type Basis = {
  cases: number;
  events: number;
  firstEvent?: Instant;
  lastEvent?: Instant;
  /** Cases whose history does not hold together, with the first event that does not. */
  broken: { caseId: string; seq: number }[];
  /** SHA-256, hex, of `inputs`: lines ended by a line feed, UTF-8. */
  sha256: string;
  /** The setting in canonical JSON, then for each case its id and the SHA-256 of its record in canonical JSON, by the alphabet. */
  inputs: string[];
};

export type Report = {
  setting: Setting;
  period: Period;
  results: { parameter: Parameter; groups: Group[] }[];
  /** Those of the year before, by the same definitions. */
  before: Report['results'];
  basis: Basis;
};

/** A year as the company's clocks show it. */
export const periodOf = ({ year, zone }: Pick<Setting, 'year' | 'zone'>): Period => ({
  start: instantOf(startOfDay(`${year}-01-01`, zone)),
  end: instantOf(startOfDay(addDays(`${year}-12-31`, 1), zone)),
});

/** What the hash of a case covers; an event read from the table carries its keys as well. */
const bare = ({ caseId, receivedAt, replyLanguage, events }: CaseRecord): CaseRecord => ({
  caseId,
  receivedAt,
  replyLanguage,
  events: events.map(bareEvent),
});

const textOf = (lines: string[]): string => lines.map((line) => `${line}\n`).join('');

/** What happened after a year does not belong to it: so that its figures, once it is over, stay the same. */
const until = ({ events, ...record }: CaseRecord, { end }: Period): CaseRecord => ({
  ...record,
  events: events.filter(({ at }) => at < end),
});

/** Counts by the parameters what a case adds to a year. */
const counting = (setting: Setting, period: Period) => {
  const collectors = parameters.map((parameter) => ({
    parameter,
    collected: collector(parameter.fold, parameter.by),
  }));
  return {
    /** @param record nothing in it lies after the year */
    add: (record: CaseRecord): void => {
      if (record.events.length === 0) return;
      const reading = readingOf(record, setting, period);
      const isRequest = !NO_REQUEST.includes(reading.traits.kind);
      for (const { parameter, collected } of collectors)
        if (isRequest !== (parameter.id === SET_ASIDE)) parameter.measure(reading).forEach(collected.add);
    },
    results: (): Report['results'] =>
      collectors.map(({ parameter, collected }) => ({ parameter, groups: collected.groups() })),
  };
};

/** Takes cases in any order, one at a time, and keeps nothing of them but counts and a line of 101 characters each. */
const evaluation = (setting: Setting) => {
  const period = periodOf(setting);
  const lastYear = { ...setting, year: setting.year - 1 };
  const lastPeriod = periodOf(lastYear);
  const [counted, countedBefore] = [counting(setting, period), counting(lastYear, lastPeriod)];
  const lines: string[] = [];
  const broken: Basis['broken'] = [];
  const times: { first?: Instant; last?: Instant } = {};
  let events = 0;

  const check = ({ caseId, events: history }: CaseRecord): void => {
    const seq = firstBreak(history);
    if (seq !== undefined) broken.push({ caseId, seq });
    events += history.length;
    for (const { at } of history) {
      if (times.first === undefined || at < times.first) times.first = at;
      if (times.last === undefined || at > times.last) times.last = at;
    }
  };

  return {
    add: (whole: CaseRecord): void => {
      const record = bare(until(whole, period));
      if (record.events.length === 0) return;
      check(record);
      lines.push(`${record.caseId} ${sha256(canonicalize(record) ?? '')}`);
      counted.add(record);
      countedBefore.add(until(record, lastPeriod));
    },
    report: (): Report => {
      const inputs = [canonicalize(setting) ?? '', ...lines.sort()];
      return {
        setting,
        period,
        results: counted.results(),
        before: countedBefore.results(),
        basis: {
          cases: lines.length,
          events,
          ...(times.first && { firstEvent: times.first }),
          ...(times.last && { lastEvent: times.last }),
          broken: broken.sort((a, b) => (a.caseId < b.caseId ? -1 : 1)),
          sha256: sha256(textOf(inputs)),
          inputs,
        },
      };
    },
  };
};

/**
 * The evaluation of a year over the raw histories of its cases, read once and in any order. An event belongs to the year in
 * which it happened, in the company's zone, whenever its case began.
 */
export const evaluate = async (
  cases: Iterable<CaseRecord> | AsyncIterable<CaseRecord>,
  setting: Setting,
): Promise<Report> => {
  const { add, report } = evaluation(setting);
  for await (const record of cases) add(record);
  return report();
};

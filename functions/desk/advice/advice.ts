import { casesAlike } from '#cases/store/cases-alike.ts';
import { whatBecameOf } from '#cases/store/earlier-cases.ts';
import { figuresBetween } from '#cases/store/figures.ts';
import { landmarkOf } from '#cases/store/landmarks.ts';
import { manualEntries } from '#cases/store/manual.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { titleOfConcession } from '#domain/concession/titles.ts';
import { type Counts, triedOf } from '#domain/figures/fact.ts';
import { measures } from '#domain/figures/measures.ts';
import { together } from '#domain/figures/roll-up.ts';
import { FEWEST } from '#domain/figures/share.ts';
import { isShownFor } from '#domain/learning/manual.ts';
import {
  betterRemedy,
  causesTried,
  type Like,
  type MonthTried,
  remediesTried,
  treatmentOf,
} from '#domain/learning/remedies.ts';
import { wentWrong } from '#domain/learning/went-wrong.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { requireCase } from '#domain/tasks/decide.ts';
import type { Day } from '#domain/values.ts';
import { pastCaseRow } from '../case/before-view.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import { incidentsIn } from '../incidents/of-case.ts';
import { namedTopic } from '../manual/shown.ts';
import type { Advice } from './contract.ts';

type Deps = Pick<DeskDeps, 'cases' | 'table' | 'clock' | 'policy'>;
type Language = Reader['language'];

const MONTHS_OF_REMEDIES = 24;
const MONTHS_OF_MISHAPS = 12;
const MOST_ALIKE = 5;

/** The months up to that of a day, so many. */
const monthsUpTo = (today: Day, many: number): { from: string; to: string } => {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return { from: new Date(Date.UTC(year, month - many, 1)).toISOString().slice(0, 7), to: today.slice(0, 7) };
};

/** What went wrong in cases of a topic. */
const expectedIn = async (topic: string, today: Day, { table }: Pick<Deps, 'table'>): Promise<Advice['expected']> => {
  const period = monthsUpTo(today, MONTHS_OF_MISHAPS);
  const counts = async (by: 'topic' | 'all', value: string): Promise<Counts> =>
    together((await figuresBetween(table, { by, ...period })).map(({ values }) => values))[value] ?? {};
  const [like, all] = await Promise.all([counts('topic', topic), counts('all', 'all')]);
  return { cases: like[measures.ended] ?? 0, wrong: wentWrong(like, all) };
};

type Asked = { severity?: string; cause?: string; today: Day };

/** What was tried where the cause was this one: in cases of the same severity, or in all where those are too few. */
const triedFor = (
  months: readonly MonthTried[],
  { cause, severity, today }: Asked & { cause: string },
  named: (remedy: string) => string | undefined,
): Advice['remedies'][number] => {
  const of = (like: Like) => remediesTried(months, like, today);
  const same = severity === undefined ? [] : of({ cause, severity });
  const isEnough = treatmentOf(same).cases >= FEWEST;
  const rows = isEnough ? same : of({ cause });
  const better = betterRemedy(rows);
  return {
    cause: cause as Advice['remedies'][number]['cause'],
    ...(isEnough && severity !== undefined && { severity }),
    ...treatmentOf(rows),
    ...(better && { better }),
    tried: rows.map((row) => {
      const name = named(row.remedy);
      return { ...row, ...(name !== undefined && { name }) };
    }),
  };
};

const remediesIn = async (
  topic: string,
  asked: Asked,
  { table, policy, language }: Pick<Deps, 'table'> & { policy: Policy; language: Language },
): Promise<Advice['remedies']> => {
  const months = await figuresBetween(table, { by: triedOf(topic), ...monthsUpTo(asked.today, MONTHS_OF_REMEDIES) });
  const named = (remedy: string) => titleOfConcession(policy, remedy, language);
  const causes = asked.cause === undefined ? causesTried(months) : [asked.cause];
  return causes
    .map((cause) => triedFor(months, { ...asked, cause }, named))
    .filter(({ tried }) => tried.length > 0)
    .sort((a, b) => b.cases - a.cases);
};

const alikeTo = async (caseId: string, { table, policy }: Deps, language: Language): Promise<Advice['alike']> => {
  const found = (await casesAlike(table, caseId, MOST_ALIKE)) ?? [];
  const past = await whatBecameOf(
    table,
    found.map(({ head }) => head),
  );
  return past.map((one, place) => ({
    ...pastCaseRow(one, { policy, language }),
    resemblance: found[place]?.resemblance ?? 0,
  }));
};

/** The entries of the manual that a case is shown. */
const manualFor = async (
  about: Parameters<typeof isShownFor>[1],
  { table }: Pick<Deps, 'table'>,
): Promise<Advice['manual']> =>
  about.topic === undefined
    ? []
    : (await manualEntries(table, about.topic)).flatMap((entry) => {
        const { entryId, language, cause, current } = entry;
        if (!current || !isShownFor(entry, about)) return [];
        return { entryId, version: current.version, language, ...(cause && { cause }), text: current.text };
      });

const causeIn = ({ head, examinations }: CaseFile): string | undefined =>
  examinations.find(({ cycle }) => cycle === head.cycle)?.cause;

/**
 * What past cases say of one, and what is known of the failure that it is about. It reads roll-ups and a few buckets of an index, so that it costs the same however many cases there are;
 * of a case that is about the reader it says nothing (functions/desk/http/guarded). Refuses: no-such-case.
 */
export const showAdvice = async (
  caseId: string,
  { language }: Pick<Reader, 'language'>,
  deps: Deps,
): Promise<Advice> => {
  const file = await requireCase(deps.cases, caseId);
  const { topic, severity } = file.head;
  const cause = causeIn(file);
  const asked = {
    today: dayOf(deps.policy, deps.clock.now()),
    ...(severity && { severity: String(severity.level) }),
    ...(cause && { cause }),
  };
  const [incidents, expected, remedies, alike, manual, landmark] = await Promise.all([
    incidentsIn(file, { language }, deps),
    topic ? expectedIn(topic, asked.today, deps) : { cases: 0, wrong: [] },
    topic ? remediesIn(topic, asked, { ...deps, language }) : [],
    alikeTo(file.head.caseId, deps, language),
    manualFor({ topic, cause }, deps),
    landmarkOf(deps.table, file.head.caseId),
  ]);
  return {
    fewest: FEWEST,
    incidents,
    ...(topic && { topic: namedTopic(topic, deps, { language }) }),
    expected,
    remedies,
    manual,
    ...(landmark && { landmark: { because: landmark.because, state: landmark.state } }),
    alike,
  };
};

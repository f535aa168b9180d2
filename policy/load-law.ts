import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import type * as z from 'zod/mini';
import { sha256 } from '#domain/case/history.ts';
import { CalendarSource, CompanyDays } from '#domain/deadline/calendar.ts';
import { type Law, type LawSource, lawOf } from '#domain/deadline/law.ts';
import { RegimeSource } from '#domain/deadline/regime.ts';
import type { Day } from '#domain/values.ts';
import { needFolder, readYaml } from './read-yaml.ts';
import { alikeProblems, calendarProblems, regimeProblems } from './regime-references.ts';

type Versioned<Source> = Source & { version: string };

/** The law as data, with what stands in the files. */
export type LoadedLaw = Law & {
  source: LawSource;
  /** Calendars that end within 90 days of `today`, or have ended. */
  warnings: string[];
};

/** The company's own days lie beside the calendars; without the file it closes on no day of its own. */
const COMPANY = 'company.yaml';

/** A calendar should be continued this long before it ends: a term of 40 business days reaches two months on. */
const WARNING_DAYS = 90;

/** The files of a folder that each hold one regime or calendar; none where it is not there. */
const readable = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((file) => /\.ya?ml$/.test(file) && file !== COMPANY) : [];

/** Every file of a folder, with the hash of its source as version; what is wrong goes to `problems`. */
const readFolder = <Source extends { id: string }>(
  folder: string,
  schema: z.ZodMiniType<Source>,
  problems: string[],
): Versioned<Source>[] =>
  readable(folder)
    .sort()
    .flatMap((file) => {
      const source = readYaml({ folder, file }, schema, problems) as Source | undefined;
      if (!source) return [];
      if (file !== `${source.id}.yaml`) problems.push(`${file}: id: ${source.id} must be the name of the file`);
      return [{ ...source, version: sha256(canonicalize(source) ?? '').slice(0, 12) }];
    });

/** The oldest complaint that anybody can still hand in. */
const SINCE_EVER: Day = '2001-01-01';

/** A complaint that no regime binds could not be taken in: one of them must hold for everybody, and since ever. */
const withoutLaw = (regimes: RegimeSource[]): string[] =>
  regimes.some(
    ({ appliesFrom, appliesTo: { countries, sectors, classes } }) =>
      appliesFrom < SINCE_EVER && !countries && !sectors && !classes,
  )
    ? []
    : [`default.yaml: must bind everybody: no countries, sectors or classes, applied from before ${SINCE_EVER}`];

/** A term in hours of service cannot be counted where nobody says when the company serves. */
const withoutHours = (regimes: RegimeSource[], { serviceHours }: CompanyDays): string[] => {
  if (Object.values(serviceHours).some((hours) => hours.length > 0)) return [];
  const inHours = (rule: RegimeSource['rules'][number]) =>
    ('later' in rule.within ? rule.within.later : [rule.within]).some(({ unit }) => unit === 'service-hours');
  return regimes.flatMap(({ id, rules }) =>
    rules.filter(inHours).map((rule) => `${id}.yaml: rules.${rule.id}: needs serviceHours in calendars/${COMPANY}`),
  );
};

const endWarning = ({ id, validThrough }: CalendarSource, today: Day): string[] => {
  const left = (Date.parse(validThrough) - Date.parse(today)) / 86_400_000;
  if (left > WARNING_DAYS) return [];
  const ends = left < 0 ? `ended on ${validThrough}` : `ends on ${validThrough}, in ${left} days`;
  return [`calendars/${id}.yaml: ${ends}; after that only weekends are left out`];
};

const NO_DAYS: CompanyDays = { closed: [], serviceHours: {} };

const readCompany = (folder: string, problems: string[]): CompanyDays => {
  if (!existsSync(join(folder, COMPANY))) return NO_DAYS;
  return (readYaml({ folder, file: COMPANY }, CompanyDays, problems) as CompanyDays | undefined) ?? NO_DAYS;
};

/**
 * Reads `regimes/` and `calendars/` of the policy folder.
 * @param today the day from which the end of the calendars is looked at
 * @throws one Error that lists every problem, each with its file and path
 */
export const loadLaw = (folder: string, today: Day = new Date().toISOString().slice(0, 10)): LoadedLaw => {
  needFolder(folder);
  const [regimeList, calendarList]: [string[], string[]] = [[], []];
  const regimes = readFolder(join(folder, 'regimes'), RegimeSource, regimeList);
  const sources = readFolder(join(folder, 'calendars'), CalendarSource, calendarList);
  const company = readCompany(join(folder, 'calendars'), calendarList);
  const source = { regimes, calendars: sources, company };
  const law = lawOf(source);
  // What is wrong with a calendar is said of its own file, and not again of every regime that counts by it.
  const unread = new Set(readable(join(folder, 'calendars')).map((file) => file.replace(/\.ya?ml$/, '')));
  for (const { id } of sources) unread.delete(id);
  const calendarOf = (id: string) => unread.has(id.split('-')[0] ?? '') || unread.has(id) || law.calendar(id);
  calendarList.push(...sources.flatMap(calendarProblems));
  regimeList.push(
    ...regimes.flatMap((regime) => regimeProblems(regime, calendarOf)),
    ...alikeProblems(regimes),
    ...withoutLaw(regimes),
    ...withoutHours(regimes, company),
  );
  const problems = [
    ...regimeList.map((problem) => `regimes/${problem}`),
    ...calendarList.map((problem) => `calendars/${problem}`),
  ];
  if (problems.length > 0) throw new Error(`The law in ${folder} is not valid:\n- ${problems.join('\n- ')}`);
  return { ...law, source, warnings: sources.flatMap((one) => endWarning(one, today)) };
};

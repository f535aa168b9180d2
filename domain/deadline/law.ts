import { type Calendar, type CalendarSource, type CompanyDays, calendarOf } from './calendar.ts';
import type { Regime } from './regime.ts';

/** The law as it is stored: what `policy/regimes/` and `policy/calendars/` hold, each file with the hash of its source. */
export type LawSource = {
  regimes: Regime[];
  calendars: (CalendarSource & { version: string })[];
  company: CompanyDays;
};

/** The law, ready to count with. */
export type Law = {
  regimes: Regime[];
  /** A country's calendar (`es`, `gb-eng`) or one of its regions' (`es-md`); undefined where it is not among the law's. */
  find: (id: string) => Calendar | undefined;
  /**
   * The same calendar.
   * @throws RangeError that lists the ids there are
   */
  calendar: (id: string) => Calendar;
  company: CompanyDays;
};

/** Only what is asked for is built, once: a country with its regions is twenty calendars. */
const calendarsById = (sources: LawSource['calendars']): Law['find'] => {
  const countries = new Map(sources.map((source) => [source.id, source]));
  const built = new Map<string, Calendar>();
  const build = (id: string): Calendar | undefined => {
    const country = countries.get(id);
    if (country) return calendarOf(country);
    const cut = id.lastIndexOf('-');
    const parent = countries.get(id.slice(0, Math.max(cut, 0)));
    return parent?.regions?.[id.slice(cut + 1)] ? calendarOf(parent, id.slice(cut + 1)) : undefined;
  };
  return (id) => {
    const calendar = built.get(id) ?? build(id);
    if (calendar) built.set(id, calendar);
    return calendar;
  };
};

const idsOf = (sources: LawSource['calendars']): string[] =>
  sources.flatMap(({ id, regions }) => [id, ...Object.keys(regions ?? {}).map((region) => `${id}-${region}`)]);

export const lawOf = ({ regimes, calendars, company }: LawSource): Law => {
  const find = calendarsById(calendars);
  return {
    regimes,
    find,
    calendar: (id) => {
      const calendar = find(id);
      if (!calendar) throw new RangeError(`No calendar ${id}: there are ${idsOf(calendars).join(', ')}`);
      return calendar;
    },
    company,
  };
};

/** Where a company does business, and what it is. */
export type Scope = { serves: string[]; sector: string; bigCompany: boolean };

/** The part of the law that can bind a company, with the calendars that it counts on: what its functions carry. */
export const lawWithin = (source: LawSource, { serves, sector, bigCompany }: Scope): LawSource => {
  const regimes = source.regimes.filter(
    ({ appliesTo: { countries, sectors, bigCompaniesOfAnySector } }) =>
      (countries?.some((country) => serves.includes(country)) ?? true) &&
      (sectors === undefined || sectors.includes(sector) || (bigCompaniesOfAnySector && bigCompany)),
  );
  const isCounted = (id: string) => regimes.some(({ calendar }) => calendar === id || calendar.startsWith(`${id}-`));
  return { ...source, regimes, calendars: source.calendars.filter(({ id }) => isCounted(id)) };
};

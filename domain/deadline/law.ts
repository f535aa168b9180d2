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
  /**
   * A country's calendar (`es`, `gb-eng`) or one of its regions' (`es-md`).
   * @throws RangeError that lists the ids there are
   */
  calendar: (id: string) => Calendar;
  company: CompanyDays;
};

/** Only what is asked for is built, once: a country with its regions is twenty calendars. */
const calendarsById = (sources: LawSource['calendars']): Law['calendar'] => {
  const countries = new Map(sources.map((source) => [source.id, source]));
  const built = new Map<string, Calendar>();
  const build = (id: string): Calendar => {
    const country = countries.get(id);
    if (country) return calendarOf(country);
    const cut = id.lastIndexOf('-');
    const parent = countries.get(id.slice(0, Math.max(cut, 0)));
    if (parent?.regions?.[id.slice(cut + 1)]) return calendarOf(parent, id.slice(cut + 1));
    const ids = sources.flatMap((source) => [
      source.id,
      ...Object.keys(source.regions ?? {}).map((region) => `${source.id}-${region}`),
    ]);
    throw new RangeError(`No calendar ${id}: there are ${ids.join(', ')}`);
  };
  return (id) => {
    const calendar = built.get(id) ?? build(id);
    built.set(id, calendar);
    return calendar;
  };
};

export const lawOf = ({ regimes, calendars, company }: LawSource): Law => ({
  regimes,
  calendar: calendarsById(calendars),
  company,
});

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

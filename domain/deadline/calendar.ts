import * as z from 'zod/mini';
import { type Day, evidence, LocalizedText, Slug, Zone } from '../values.ts';
import { daysBetween } from './local-day.ts';

const Holiday = z.strictObject({ date: z.iso.date(), name: LocalizedText });

/** ISO weekday: 1 is Monday, 7 is Sunday. */
const Weekday = z.int().check(z.minimum(1), z.maximum(7));

/** A part of a country with days of its own, such as a Spanish community; `es` with region `cn` is the calendar `es-cn`. */
const Region = z.strictObject({
  title: LocalizedText,
  /** Where it differs from the country's. */
  zone: z.optional(Zone),
  source: z.url(),
  /** Added to the national ones. */
  holidays: z.array(Holiday),
  /** National days that the region works on. */
  works: z._default(z.array(z.iso.date()), []),
});

/**
 * One file of `policy/calendars/`: the days on which business rests, written out date by date from an official list.
 * A day outside the span has its weekday only, which counts fewer holidays and so gives an earlier, safe date.
 */
export const CalendarSource = z.strictObject({
  id: Slug,
  title: LocalizedText,
  ...evidence,
  /** Zone in which its days begin and end. */
  zone: Zone,
  validFrom: z.iso.date(),
  validThrough: z.iso.date(),
  weekend: z._default(z.array(Weekday).check(z.maxLength(6)), [6, 7]),
  holidays: z.array(Holiday).check(z.minLength(1)),
  regions: z.optional(z.record(Slug, Region)),
});
export type CalendarSource = z.infer<typeof CalendarSource>;

const Time = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'must be HH:MM, at most 24:00' }));
const Interval = z
  .strictObject({ from: Time, to: Time })
  .check(z.refine(({ from, to }) => from < to, { error: 'must run from HH:MM to a later HH:MM' }));
const DayHours = z.array(Interval).check(
  z.refine((list) => list.every(({ from }, index) => index === 0 || from >= (list[index - 1]?.to ?? '')), {
    error: 'must be in order, without overlap',
  }),
);

/** Hours of service by ISO weekday; a weekday left out is closed. Several intervals a day: a lunch break is no service. */
export const ServiceHours = z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), DayHours);
export type ServiceHours = z.infer<typeof ServiceHours>;

/** What a company adds to the calendars: days it is closed (first and last included) and its hours of service. */
export const CompanyDays = z.strictObject({
  closed: z._default(z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), name: LocalizedText })), []),
  serviceHours: z._default(ServiceHours, {}),
});
export type CompanyDays = z.infer<typeof CompanyDays>;

/** A calendar ready to count with: one country or region. `version` is the hash of its source. */
export type Calendar = {
  id: string;
  version: string;
  title: LocalizedText;
  zone: string;
  validFrom: Day;
  validThrough: Day;
  weekend: ReadonlySet<number>;
  holidays: ReadonlyMap<Day, LocalizedText>;
};

/**
 * The calendar of a country, or of one of its regions.
 * @throws RangeError where the country has no such region
 */
export const calendarOf = (source: CalendarSource & { version: string }, region?: string): Calendar => {
  const part = region === undefined ? undefined : source.regions?.[region];
  if (region !== undefined && !part) throw new RangeError(`Calendar ${source.id} has no region ${region}`);
  const works = new Set(part?.works);
  const national = source.holidays.filter(({ date }) => !works.has(date));
  return {
    id: part ? `${source.id}-${region}` : source.id,
    version: source.version,
    title: part?.title ?? source.title,
    zone: part?.zone ?? source.zone,
    validFrom: source.validFrom,
    validThrough: source.validThrough,
    weekend: new Set(source.weekend),
    holidays: new Map([...national, ...(part?.holidays ?? [])].map(({ date, name }) => [date, name])),
  };
};

/** The same calendar with the company's closing days: only for rules whose business day is a day the company is open. */
export const withClosingDays = (calendar: Calendar, { closed }: Pick<CompanyDays, 'closed'>): Calendar => ({
  ...calendar,
  holidays: new Map([
    ...closed.flatMap(({ from, to, name }) => daysBetween(from, to).map((day) => [day, name] as const)),
    ...calendar.holidays,
  ]),
});

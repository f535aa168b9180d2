import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { law } from '#test/support/law.ts';

const regions = Object.keys(parse(readFileSync('policy/calendars/es.yaml', 'utf8')).regions);

/** Our calendars, and what the library date-holidays calls them. */
const calendars: Record<string, [country: string, state?: string]> = {
  es: ['ES'],
  'gb-eng': ['GB', 'ENG'],
  'gb-sct': ['GB', 'SCT'],
  'gb-nir': ['GB', 'NIR'],
  ie: ['IE'],
  pt: ['PT'],
  fr: ['FR'],
  de: ['DE'],
  it: ['IT'],
  'us-federal': ['US'],
  au: ['AU'],
  br: ['BR'],
  pe: ['PE'],
  co: ['CO'],
  mx: ['MX'],
  cl: ['CL'],
  ...Object.fromEntries(regions.map((region) => [`es-${region}`, ['ES', region.toUpperCase()]])),
};

const weekday = (day: string): number => new Date(day).getUTCDay();
const works = (day: string): boolean => weekday(day) % 6 !== 0;
const days = (id: string): string[] => [...law.calendar(id).holidays.keys()];

/** Easter Sunday by the Gregorian computus of Meeus, Jones and Butcher. */
const easter = (year: number): number => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const day = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(day / 31) - 1, (day % 31) + 1);
};

/** Days after Easter on which a holiday with such a name falls; Colombia moves the last three to Mondays. */
const movable: Record<string, number> = {
  'Maundy Thursday': -3,
  'Good Friday': -2,
  'Holy Saturday': -1,
  'Easter Sunday': 0,
  'Easter Monday': 1,
  'Ascension Day': 39,
  'Ascension (Monday)': 43,
  'Whit Monday': 50,
  'Corpus Christi': 60,
  'Corpus Christi (Monday)': 64,
  'Sacred Heart (Monday)': 71,
};

describe('policy/calendars', () => {
  it.each(Object.keys(calendars))('%s covers 2026 and 2027 in a zone of its own', (id) => {
    const { validFrom, validThrough, zone, weekend } = law.calendar(id);
    expect([validFrom, validThrough]).toEqual(['2026-01-01', '2027-12-31']);
    expect(Intl.supportedValuesOf('timeZone')).toContain(zone);
    expect([...weekend]).toEqual([6, 7]);
  });

  it.each(Object.keys(calendars))('%s counts what depends on Easter from Easter', (id) => {
    for (const [day, { en }] of law.calendar(id).holidays) {
      const offset = movable[en];
      if (offset === undefined) continue;
      expect(Date.parse(day), `${en} on ${day}`).toBe(easter(Number(day.slice(0, 4))) + offset * 86_400_000);
    }
  });

  it('policy/calendars knows Easter', () => {
    expect([2024, 2025, 2026, 2027].map((year) => new Date(easter(year)).toISOString().slice(0, 10))).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
    ]);
  });

  it('policy/calendars has Mondays where a name says Monday', () => {
    for (const id of Object.keys(calendars))
      for (const [day, { en }] of law.calendar(id).holidays)
        if (/\(Monday\)/.test(en)) expect(weekday(day), `${id} ${en} ${day}`).toBe(1);
  });

  it('policy/calendars gives no community more than the twelve days of a year, Sundays apart (art. 45 RD 2001/1983)', () => {
    for (const region of regions)
      for (const year of ['2026', '2027']) {
        const rest = days(`es-${region}`).filter((day) => day.startsWith(year) && weekday(day) !== 0);
        expect(rest.length, `es-${region} ${year}`).toBeLessThanOrEqual(12);
      }
  });

  it('policy/calendars puts the Canary Islands in their own zone', () => {
    expect(law.calendar('es-cn').zone).toBe('Atlantic/Canary');
    expect(law.calendar('es-md').zone).toBe('Europe/Madrid');
  });
});

/** A day that one has and the other lacks. Fewer days in ours make a date earlier, never late. */
type Difference = { ours?: string[]; theirs?: string[]; because: string };

const UNPUBLISHED = 'the list of 2027 was not found: days that a community chooses each year are left out';

const differences: Record<string, Difference> = {
  'gb-sct': { ours: ['2026-06-15'], because: 'the one-off holiday of the World Cup, by Royal Proclamation' },
  co: { theirs: ['2026-07-13', '2027-07-12'], because: 'Ley 2578 de 2026 was not read: Chiquinquirá is left out' },
  'es-an': { theirs: ['2027-03-01', '2027-08-16'], because: UNPUBLISHED },
  'es-ar': { theirs: ['2027-08-16'], because: UNPUBLISHED },
  'es-as': { theirs: ['2027-08-16'], because: UNPUBLISHED },
  'es-cl': { theirs: ['2027-08-16'], because: UNPUBLISHED },
  'es-cn': { theirs: ['2027-05-31', '2027-08-16'], because: UNPUBLISHED },
  'es-ct': { theirs: ['2027-05-03'], because: UNPUBLISHED },
  'es-md': { theirs: ['2027-05-03'], because: UNPUBLISHED },
  'es-nc': { theirs: ['2027-03-19'], because: UNPUBLISHED },
  'es-pv': { theirs: ['2027-03-19'], because: UNPUBLISHED },
  'es-ri': { theirs: ['2027-03-29'], because: UNPUBLISHED },
  'es-cb': {
    ours: ['2026-07-28'],
    theirs: ['2027-03-25', '2027-06-28', '2027-09-15'],
    because: `the Day of the Institutions is 28 July, theirs is a Sunday in June; ${UNPUBLISHED}`,
  },
  'es-cm': {
    ours: ['2026-04-06'],
    theirs: ['2027-05-27', '2027-05-31'],
    because: `Decreto 44/2025 chose Easter Monday; ${UNPUBLISHED}`,
  },
  'es-vc': { ours: ['2026-10-09'], theirs: ['2027-06-24'], because: `9 October is theirs by statute; ${UNPUBLISHED}` },
  'es-ga': {
    ours: ['2026-06-24'],
    theirs: ['2027-03-19', '2027-05-17'],
    because: `Galicia chose St John in 2026; ${UNPUBLISHED}`,
  },
  'es-mc': { ours: ['2026-06-09'], theirs: ['2027-03-19'], because: `9 June is in the list of 2026; ${UNPUBLISHED}` },
  'es-ce': {
    theirs: ['2026-05-26', '2026-08-05', '2026-09-02', '2027-08-05', '2027-09-02'],
    because: 'days of the city and of the moon are left out until read in the list',
  },
  'es-ml': {
    theirs: ['2026-03-20', '2026-05-27', '2027-03-09'],
    because: 'days of the moon are left out until read in the list',
  },
};

type Library = new (
  country: string,
  state?: string,
) => { getHolidays: (year: number) => { date: string; type: string }[] };

/** The name is not written where the bundler sees it, so that the rest of this file runs without the library. */
const library = async (name = 'date-holidays'): Promise<Library | undefined> => {
  try {
    return ((await import(/* @vite-ignore */ name)) as { default: Library }).default;
  } catch {
    return undefined;
  }
};

const Holidays = await library();

describe('policy/calendars against date-holidays', () => {
  it.for(Object.entries(calendars))('%s', ([id, place], { skip }) => {
    if (!Holidays) return skip('date-holidays is not installed: npm i -D -E date-holidays@3.37.0');
    const its = new Holidays(...place);
    const found = [2026, 2027].flatMap((year) => its.getHolidays(year)).filter(({ type }) => type === 'public');
    const theirs = [...new Set(found.map(({ date }) => date.slice(0, 10)).filter(works))].sort();
    const ours = days(id).filter(works);
    expect(
      { ours: ours.filter((day) => !theirs.includes(day)), theirs: theirs.filter((day) => !ours.includes(day)) },
      differences[id]?.because,
    ).toEqual({ ours: differences[id]?.ours ?? [], theirs: differences[id]?.theirs ?? [] });
  });
});

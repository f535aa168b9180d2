import { chooseRegime } from '#domain/deadline/choose.ts';
import { lawWithin } from '#domain/deadline/law.ts';
import { addDays } from '#domain/deadline/local-day.ts';
import type { Regime } from '#domain/deadline/regime.ts';
import { complaintClasses } from '#domain/deadline/regime.ts';
import type { Day } from '#domain/values.ts';
import { type GapRule, type Looked, listed } from './gap.ts';

/** A calendar should reach this far: a year of dates, and the longest term after it. */
const CALENDAR_DAYS = 365;
/** Law is read again within this time. */
const CHECKED_DAYS = 365;
/** Law that begins within this time is worth a word. */
const SOON_DAYS = 90;

const servedBy = ({ policy: { company } }: Looked): string[] => [
  ...new Set([company.country, ...(company.serves ?? [])]),
];

/** The regimes that bind some complaint of a customer of a country on a day. */
const bindingIn = ({ policy: { company }, law }: Looked, country: string, on: Day): Regime[] => [
  ...new Set(
    complaintClasses.map((complaintClass) =>
      chooseRegime(law.regimes, {
        country,
        sector: company.sector,
        bigCompany: company.bigCompany,
        class: complaintClass,
        on,
      }),
    ),
  ),
];

const withoutLaw: GapRule = (looked) =>
  servedBy(looked)
    .filter((country) => bindingIn(looked, country, looked.today).every(({ appliesTo }) => !appliesTo.countries))
    .map((country) => ({
      level: 'risk' as const,
      file: 'regimes/',
      what: `no law of ${country} is among the regimes`,
      why: `complaints from ${country} get the terms of the default, which are nobody's law`,
      mend: `a file regimes/${country.toLowerCase()}-….yaml with the terms that bind there`,
    }));

const staleLaw: GapRule = (looked) =>
  [...new Set(servedBy(looked).flatMap((country) => bindingIn(looked, country, looked.today)))]
    .filter(({ checkedOn }) => checkedOn < addDays(looked.today, -CHECKED_DAYS))
    .map(({ id, checkedOn }) => ({
      level: 'note' as const,
      file: `regimes/${id}.yaml`,
      what: `was compared with its source on ${checkedOn}`,
      why: 'terms may have changed since',
      mend: 'compare it with the source it names, and write the day into checkedOn',
    }));

/** Law that will bind, and does not yet. */
const lawToCome: GapRule = (looked) =>
  servedBy(looked).flatMap((country) => {
    const now = bindingIn(looked, country, looked.today);
    const soon = addDays(looked.today, SOON_DAYS);
    return bindingIn(looked, country, soon)
      .filter((regime) => !now.includes(regime))
      .map(({ id, title, appliesFrom }) => ({
        level: 'note' as const,
        file: `regimes/${id}.yaml`,
        what: `${title.en} binds complaints from ${country} that come in from ${appliesFrom} on`,
        why: 'terms and duties change on that day by themselves; the people who keep them should know',
        mend: `nothing; npm run -s duties -- --on ${appliesFrom} says what customers have to be told`,
      }));
  });

const shortCalendars: GapRule = ({ policy: { company }, law, today }) => {
  const scope = { serves: company.serves ?? [company.country], sector: company.sector, bigCompany: company.bigCompany };
  return lawWithin(law, scope)
    .calendars.filter(({ validThrough }) => validThrough < addDays(today, CALENDAR_DAYS))
    .map(({ id, validThrough }) => ({
      level: validThrough < addDays(today, SOON_DAYS) ? ('risk' as const) : ('note' as const),
      file: `calendars/${id}.yaml`,
      what: `its holidays end on ${validThrough}`,
      why: 'after that only weekends are left out, and dates come a day too early for each holiday',
      mend: 'the holidays of the next year, once they are published',
    }));
};

const unreached: GapRule = (looked) => {
  const { outgoing } = looked.policy.limits;
  const missing = servedBy(looked).filter(
    (country) => country !== looked.policy.company.country && !outgoing.countries.includes(country),
  );
  if (missing.length === 0) return [];
  return [
    {
      level: 'note',
      file: 'limits.yaml',
      what: `outgoing.countries lacks ${listed(missing)}, whose customers are served`,
      why: 'their phones are neither texted nor called; mail and the page are left',
      mend: `${missing.join(', ')} in outgoing.countries, if numbers there may be called`,
    },
  ];
};

const emergencies: GapRule = (looked) =>
  servedBy(looked)
    .filter((country) => !looked.policy.emergency.numbers[country])
    .map((country) => ({
      level: 'risk' as const,
      file: 'emergency.yaml',
      what: `numbers lacks ${country}`,
      why: 'somebody in danger there is told the default, which may be no number in that country',
      mend: `the emergency number of ${country}`,
    }));

export const lawGaps: GapRule[] = [withoutLaw, emergencies, shortCalendars, lawToCome, staleLaw, unreached];

import { addDays } from '#domain/deadline/local-day.ts';
import { formatMoney } from '#domain/money.ts';
import { decidesApprovals, isAway, limitOf } from '#domain/people/directory.ts';
import { isOn } from '#domain/people/rota.ts';
import type { Person } from '#domain/policy/schema/people.ts';
import { isCoOfficial, letterLanguages, type Role } from '#domain/vocabulary.ts';
import { type GapRule, listed } from './gap.ts';

/** How many days ahead absences are looked at. */
const AHEAD_DAYS = 90;

const withRole = (people: Person[], role: Role): Person[] => people.filter(({ roles }) => roles.includes(role));

/** Where only one person may grant an amount, nobody may while they are away, or where they had a part in the case. */
const soleApprovers: GapRule = ({ policy }) => {
  const { currency } = policy.company;
  const highest = Math.max(...Object.values(policy.negotiation.ceiling));
  const deciding = policy.people.filter(decidesApprovals);
  const [first, second] = deciding.toSorted((a, b) => limitOf(policy, b) - limitOf(policy, a));
  const upTo = second ? limitOf(policy, second) : 0;
  if (!first || upTo >= highest) return [];
  return [
    {
      level: 'risk',
      file: 'people.yaml',
      what: `${upTo > 0 ? `above ${formatMoney({ amount: upTo, currency }, 'en')} only` : 'only'} ${first.name} may approve; cases go up to ${formatMoney({ amount: highest, currency }, 'en')}`,
      why: `where ${first.name} is away, made the proposal or is who the complaint is about, nobody is left who may grant it`,
      mend: 'a second approver or supervisor with a limit of that height',
    },
  ];
};

const secondPairOfEyes: GapRule = ({ policy: { people } }) =>
  withRole(people, 'supervisor').length > 1
    ? []
    : [
        {
          level: 'risk',
          file: 'people.yaml',
          what: 'there is one supervisor only',
          why: 'messages to many, raised limits and cases about that supervisor take another one',
          mend: 'a second person with the role supervisor',
        },
      ];

/** Languages that our letters are in, and customers of that language write in. */
const languages: GapRule = ({ policy: { people, otherLanguages } }) => {
  const owners = withRole(people, 'owner');
  return letterLanguages
    .filter((language) => !isCoOfficial(language) || otherLanguages[language] !== undefined)
    .filter((language) => !owners.some((owner) => owner.languages.includes(language)))
    .map((language) => ({
      level: isCoOfficial(language) ? ('note' as const) : ('risk' as const),
      file: 'people.yaml',
      what: `no owner speaks ${new Intl.DisplayNames('en', { type: 'language' }).of(language)} (${language})`,
      why: 'we write in it, and whoever has the case cannot speak it when the customer calls',
      mend: `${language} in the languages of an owner who does${isCoOfficial(language) ? `; or leave messages/${language}.yaml out` : ''}`,
    }));
};

/** A field with one expert is a field with none while that one is away. */
const soleExperts: GapRule = ({ policy: { people } }) => {
  const experts = withRole(people, 'expert');
  const fields = [...new Set(experts.flatMap(({ domains }) => domains))];
  return fields.flatMap((field) => {
    const [only, ...others] = experts.filter(({ domains }) => domains.includes(field));
    if (!only || others.length > 0) return [];
    return [
      {
        level: 'note' as const,
        file: 'people.yaml',
        what: `${only.name} is the only expert in ${field}`,
        why: 'questions wait while they are away, and then go to a supervisor',
        mend: 'a deputy with the same domain, named as substitute',
      },
    ];
  });
};

/** Days on which everybody of a role is away. */
const emptyDays: GapRule = ({ policy: { people }, today }) =>
  (['owner', 'approver', 'supervisor'] as const).flatMap((role) => {
    const of = withRole(people, role);
    const empty = Array.from({ length: AHEAD_DAYS }, (_, days) => addDays(today, days)).filter(
      (day) => of.length > 0 && of.every((person) => isAway(person, day)),
    );
    const [from] = empty;
    if (!from) return [];
    return [
      {
        level: 'risk' as const,
        file: 'people.yaml',
        what: `every ${role} is away on ${empty.length === 1 ? from : `${empty.length} days from ${from} on`}`,
        why: role === 'owner' ? 'complaints go to a supervisor' : 'what needs one waits, while its dates run',
        mend: 'other absences, or somebody more',
      },
    ];
  });

/** Whoever is silent and has nobody behind them is reminded and no more. */
const nobodyBehind: GapRule = ({ policy: { people } }) => {
  const alone = people.filter(
    ({ roles, substitute, manager }) => !substitute && !manager && !roles.includes('supervisor'),
  );
  if (alone.length === 0) return [];
  return [
    {
      level: 'note',
      file: 'people.yaml',
      what: `${listed(alone.map(({ name }) => name))} ${alone.length > 1 ? 'have' : 'has'} neither substitute nor manager`,
      why: 'their silent tasks go to whichever supervisor has the lowest limit',
      mend: 'substitute or manager',
    },
  ];
};

/** Addresses that are reserved for examples (RFC 2606): no mail arrives. */
const invented: GapRule = ({ policy: { people } }) => {
  const never = people.filter(({ email }) => /[.@]example(\.(com|net|org))?$/.test(email));
  if (never.length === 0) return [];
  return [
    {
      level: 'risk',
      file: 'people.yaml',
      what: `${never.length} of ${people.length} people have an address that is reserved for examples`,
      why: 'no notice of a task reaches them',
      mend: 'their addresses',
    },
  ];
};

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const QUARTERS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')).flatMap((hour) =>
  ['00', '15', '30', '45'].map((minute) => `${hour}:${minute}`),
);

/** Hours of the week without anybody on duty, from the shifts of the rota. */
const uncoveredHours: GapRule = ({ policy: { rota } }) => {
  const open = WEEKDAYS.flatMap((weekday) =>
    QUARTERS.filter((time) => !rota.some((shift) => isOn(shift, { weekday, time }))),
  ).length;
  if (open === 0) return [];
  return [
    {
      level: 'risk',
      file: 'rota.yaml',
      what: `${open / 4} hours of the week have nobody on duty`,
      why: 'an urgent call in them goes to a supervisor, who may be asleep',
      mend: 'a shift that covers them',
    },
  ];
};

export const peopleGaps: GapRule[] = [
  invented,
  soleApprovers,
  secondPairOfEyes,
  emptyDays,
  uncoveredHours,
  languages,
  soleExperts,
  nobodyBehind,
];

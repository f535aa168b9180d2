import type { Reason } from '../case/case.ts';
import type { Person, Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import type { Domain } from '../vocabulary.ts';

/** A calendar day, `YYYY-MM-DD`, in the company's zone. */
type Day = string;

/** The day on which an instant falls in the company's zone. */
export const dayOf = (policy: Policy, instant: Instant): Day =>
  new Intl.DateTimeFormat('en-CA', { timeZone: policy.company.zone }).format(new Date(instant));

/** A person of the policy. Throws if nobody has that id: a policy that loses people must keep their ids. */
export const personOf = (policy: Policy, id: string): Person => {
  const person = policy.people.find((candidate) => candidate.id === id);
  if (!person) throw new RangeError(`No person ${id} in the policy`);
  return person;
};

/** Whether somebody is away on a day; the first and the last day of an absence count. */
export const isAway = (person: Person, day: Day): boolean =>
  person.absences.some(({ from, to }) => from <= day && day <= to);

/** What somebody may grant in one case, in minor units: the person's own limit, else the highest of the roles. */
export const limitOf = (policy: Policy, person: Person): number => {
  const byRole: Partial<Record<string, number>> = policy.negotiation.authority;
  return person.limit ?? Math.max(...person.roles.map((role) => byRole[role] ?? 0));
};

/** Everybody reached from a person by one kind of link, nearest first; ends where the links end or close a circle. */
const linked = (policy: Policy, start: string, link: 'substitute' | 'manager'): Person[] => {
  const found: Person[] = [];
  let next = personOf(policy, start)[link];
  while (next !== undefined && next !== start && !found.some(({ id }) => id === next)) {
    const person = personOf(policy, next);
    found.push(person);
    next = person[link];
  }
  return found;
};

/**
 * Who does somebody's work instead: the first who is there and not excluded, along the substitutes, then the managers.
 * @param excluded ids of people who may not take it, such as those a complaint is about
 */
export const standIn = (policy: Policy, personId: string, day: Day, excluded: string[]): string | undefined =>
  [...linked(policy, personId, 'substitute'), ...linked(policy, personId, 'manager')].find(
    (person) => !isAway(person, day) && !excluded.includes(person.id),
  )?.id;

/** The nearest supervisor above a person who is there; else any other supervisor who is, lowest limit first. */
export const supervisorOf = (policy: Policy, personId: string | undefined, day: Day): string | undefined => {
  const above = personId === undefined ? [] : linked(policy, personId, 'manager');
  const all = policy.people.filter(({ id }) => id !== personId).sort(byLimit(policy));
  return [...above, ...all].find((person) => person.roles.includes('supervisor') && !isAway(person, day))?.id;
};

const byLimit =
  (policy: Policy) =>
  (a: Person, b: Person): number =>
    limitOf(policy, a) - limitOf(policy, b);

/** Whose authority is looked for: who covers a cost (minor units), is not excluded, and is there on a day. */
export type Authority = { cost: number; day: Day; excluded: string[] };

/** Those whose authority covers a cost, the lowest sufficient limit first. */
const authorised = (policy: Policy, { cost, excluded }: Authority): Person[] =>
  policy.people
    .filter(({ roles }) => roles.includes('approver') || roles.includes('supervisor'))
    .filter((person) => !excluded.includes(person.id) && limitOf(policy, person) >= cost)
    .sort(byLimit(policy));

/** Whose authority covers a cost: of those present, the one with the lowest sufficient limit. */
export const chooseApprover = (policy: Policy, asked: Authority): string | undefined =>
  authorised(policy, asked).find((person) => !isAway(person, asked.day))?.id;

/** Who would have been asked before the one who is there, and is away. */
export const awayApprovers = (policy: Policy, asked: Authority): string[] => {
  const people = authorised(policy, asked);
  const present = people.findIndex((person) => !isAway(person, asked.day));
  return people.slice(0, present < 0 ? people.length : present).map(({ id }) => id);
};

/** Who is asked in a field: the first of its experts, in the order of the policy, who is there; else a stand-in. */
export const chooseExpert = (
  policy: Policy,
  domain: Domain,
  { day, excluded }: { day: Day; excluded: string[] },
): string | undefined => {
  const experts = policy.people.filter(({ roles, domains }) => roles.includes('expert') && domains.includes(domain));
  const present = experts.find((person) => !isAway(person, day) && !excluded.includes(person.id));
  return present?.id ?? (experts[0] && standIn(policy, experts[0].id, day, excluded));
};

/** Hour and weekday (1 = Monday) at which an instant falls in the company's zone. */
const localTime = (policy: Policy, at: Instant): { weekday: number; time: string } => {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: policy.company.zone, timeStyle: 'short' });
  const weekday = new Date(`${dayOf(policy, at)}T12:00:00Z`).getUTCDay() || 7;
  return { weekday, time: time.format(new Date(at)) };
};

const atWork = (policy: Policy, person: Person, at: Instant): boolean => {
  const { weekday, time } = localTime(policy, at);
  return person.hours.days.includes(weekday) && person.hours.from <= time && time < person.hours.to;
};

const REASONS = {
  language: { code: 'language', es: 'Habla el idioma del cliente', en: 'Speaks the customer’s language' },
  topic: { code: 'topic', es: 'Lleva este tema', en: 'Takes this topic' },
  load: { code: 'load', es: 'Tiene menos tareas abiertas que quienes también podían', en: 'Has the fewest open tasks' },
  substitute: { code: 'substitute', es: 'Sustituye a quien está ausente', en: 'Stands in for somebody who is away' },
} satisfies Record<string, Reason>;

/** What the choice of an owner depends on. */
export type OwnerWish = {
  topic?: string;
  /** BCP 47 code; `unknown` asks for nothing. */
  language: string;
  at: Instant;
  /** Open tasks by person id. */
  load: Record<string, number>;
  /** Ids of people who may not own the case: those it is about, and earlier owners. */
  excluded: string[];
};

/**
 * Names one owner. First the fit: language, then topic. Of the best who are there, the one at work now with the fewest
 * open tasks; if all of the best are away, a stand-in of theirs; then the next best.
 */
export const chooseOwner = (policy: Policy, wish: OwnerWish): { owner?: string; reasons: Reason[] } => {
  const day = dayOf(policy, wish.at);
  const speaks = (person: Person) => person.languages.includes(wish.language);
  const takes = ({ topics }: Person) => wish.topic !== undefined && topics.includes(wish.topic);
  const open = ({ topics }: Person) => topics.length === 0;
  const suits = (person: Person) => Number(speaks(person)) * 4 + Number(takes(person)) * 2 + Number(open(person));
  const why = (person: Person) => [
    ...(speaks(person) ? [REASONS.language] : []),
    ...(takes(person) ? [REASONS.topic] : []),
  ];

  const owners = policy.people.filter(({ id, roles }) => roles.includes('owner') && !wish.excluded.includes(id));
  for (const tier of [...new Set(owners.map(suits))].sort((a, b) => b - a)) {
    const best = owners.filter((person) => suits(person) === tier);
    const order = (person: Person) => [Number(!atWork(policy, person, wish.at)), wish.load[person.id] ?? 0] as const;
    const [chosen, other] = best
      .filter((person) => !isAway(person, day))
      .sort((a, b) => order(a)[0] - order(b)[0] || order(a)[1] - order(b)[1]);
    if (chosen) return { owner: chosen.id, reasons: [...why(chosen), ...(other ? [REASONS.load] : [])] };
    const instead = best.flatMap(({ id }) => standIn(policy, id, day, wish.excluded) ?? [])[0];
    if (instead) return { owner: instead, reasons: [REASONS.substitute] };
  }
  return { reasons: [] };
};

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');

/** Words after which a first name alone means one of us: "la agente Lucía", "me atendió Lucía", "your colleague Lucía". */
const ROLE_WORDS = new Set(
  (
    'agente operador operadora tecnico tecnica empleado empleada companero companera gestor gestora comercial senor senora ' +
    'senorita don dona llamado llamada atendio agent colleague technician employee operator advisor manager mr mrs ms named ' +
    'con with to by'
  ).split(' '),
);

/** The places where words hold `name` in a row, accents and capitals aside. */
const places = (words: string[], name: string[]): number[] =>
  words.flatMap((_, at) => (name.every((part, index) => words[at + index]?.toLowerCase() === part) ? [at] : []));

/**
 * Ids of the staff a text names: by first name and surname; by a surname nobody else of the staff has, or by a first name
 * after a word for a person at work, if written with a capital. Accents do not count. A name too many only means another
 * owner; a missed one would hand the complaint to the person it is about.
 */
export const namedPeople = (policy: Policy, text: string): string[] => {
  const words = fold(text).split(' ');
  const people = policy.people.map(({ id, name }) => ({ id, names: fold(name).toLowerCase().split(' ') }));
  const isShared = (surname: string) => people.filter(({ names }) => names.includes(surname)).length > 1;
  const asName = (name: string) => places(words, [name]).filter((at) => words[at]?.[0] !== name[0]);
  return people
    .filter(({ names: [first = '', ...surnames] }) => {
      const byBoth = surnames.some((surname) => places(words, [first, surname]).length > 0);
      const bySurname = surnames.some((surname) => !isShared(surname) && asName(surname).length > 0);
      return byBoth || bySurname || asName(first).some((at) => ROLE_WORDS.has(words[at - 1]?.toLowerCase() ?? ''));
    })
    .map(({ id }) => id);
};

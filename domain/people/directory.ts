import { localDay, localTimeOfDay, weekday } from '../deadline/local-day.ts';
import type { Policy } from '../policy/policy.ts';
import type { Integration } from '../policy/schema/integrations.ts';
import type { Absence, Person, worksMeanwhile } from '../policy/schema/people.ts';
import type { Instant } from '../time.ts';
import type { Day } from '../values.ts';

/** The day on which an instant falls in the company's zone. */
export const dayOf = (policy: Policy, instant: Instant): Day => localDay(Date.parse(instant), policy.company.zone);

/** Hour and weekday (1 = Monday) at which an instant falls in the company's zone. */
export const localTime = (policy: Policy, at: Instant): { weekday: number; time: string } => ({
  weekday: weekday(dayOf(policy, at)),
  time: localTimeOfDay(Date.parse(at), policy.company.zone),
});

/** A person of the policy. Throws if nobody has that id: a policy that loses people must keep their ids. */
export const personOf = (policy: Policy, id: string): Person => {
  const person = policy.people.find((candidate) => candidate.id === id);
  if (!person) throw new RangeError(`No person ${id} in the policy`);
  return person;
};

/** Whether the policy names somebody, and they have not left. */
export const worksHere = ({ people }: Pick<Policy, 'people'>, id: string): boolean =>
  people.some((person) => person.id === id && !person.left);

/** The absence of somebody that there is on a day. */
export const absenceOn = ({ absences }: Person, day: Day): Absence | undefined =>
  absences.find(({ from, to }) => from <= day && day <= to);

/** Whether somebody is away on a day, or has left; the first and the last day of an absence count. */
export const isAway = (person: Person, day: Day): boolean =>
  person.left === true || absenceOn(person, day) !== undefined;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What becomes of the work of somebody who is away on a day: as the absence says, else as its length says; undefined where they are there. */
export const workMeanwhile = (
  policy: Policy,
  person: Person,
  day: Day,
): (typeof worksMeanwhile)[number] | undefined => {
  if (person.left) return 'cases';
  const absence = absenceOn(person, day);
  if (!absence) return undefined;
  const days = (Date.parse(absence.to) - Date.parse(absence.from)) / DAY_MS + 1;
  const { tasksFrom, casesFrom } = policy.deadlines.absence;
  return absence.work ?? (days >= casesFrom ? 'cases' : days >= tasksFrom ? 'tasks' : 'keep');
};

/** Whether somebody is there on a day and not excluded. */
export const isFree = (
  policy: Policy,
  personId: string | undefined,
  { day, excluded }: { day: Day; excluded: string[] },
): personId is string =>
  personId !== undefined && !excluded.includes(personId) && !isAway(personOf(policy, personId), day);

/** Whether an instant falls in somebody's hours of work. */
export const isAtWork = (policy: Policy, person: Person, at: Instant): boolean => {
  const { weekday, time } = localTime(policy, at);
  return person.hours.days.includes(weekday) && person.hours.from <= time && time < person.hours.to;
};

/** What somebody may grant in one case, in minor units: the person's own limit, else the highest of the roles; nothing once they have left. */
export const limitOf = (policy: Pick<Policy, 'negotiation'>, person: Person): number => {
  const byRole: Partial<Record<string, number>> = policy.negotiation.authority;
  if (person.left) return 0;
  return person.limit ?? Math.max(...person.roles.map((role) => byRole[role] ?? 0));
};

/** Whether approvals are somebody's to decide, as far as their authority goes. */
export const decidesApprovals = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.includes('approver') || roles.includes('supervisor');

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
 * `excluded` are ids of people who may not take it, such as those a complaint is about.
 */
export const standIn = (
  policy: Policy,
  personId: string,
  { day, excluded }: { day: Day; excluded: string[] },
): string | undefined =>
  [...linked(policy, personId, 'substitute'), ...linked(policy, personId, 'manager')].find(
    (person) => !isAway(person, day) && !excluded.includes(person.id),
  )?.id;

/** The nearest supervisor above a person who is there; else any other supervisor who is, lowest limit first. */
export const supervisorOf = (policy: Policy, personId: string | undefined, day: Day): string | undefined => {
  const above = personId === undefined ? [] : linked(policy, personId, 'manager');
  const all = policy.people.filter(({ id }) => id !== personId).sort(byLimit(policy));
  return [...above, ...all].find((person) => person.roles.includes('supervisor') && !isAway(person, day))?.id;
};

/** Who hears of it when another system cannot be told of events: whoever the policy names, else the supervisor who is there. */
export const contactOf = ({ contact }: Integration, policy: Policy, at: Instant): string | undefined =>
  contact ?? supervisorOf(policy, undefined, dayOf(policy, at));

export const byLimit =
  (policy: Pick<Policy, 'negotiation'>) =>
  (a: Person, b: Person): number =>
    limitOf(policy, a) - limitOf(policy, b);

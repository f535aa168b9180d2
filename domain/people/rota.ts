import type { Policy } from '../policy/policy.ts';
import type { Shift } from '../policy/schema/emergency.ts';
import type { Instant } from '../time.ts';
import { dayOf, isAway, localTime, personOf, supervisorOf } from './directory.ts';

const before = (weekday: number): number => (weekday === 1 ? 7 : weekday - 1);

/** Whether a shift runs at an hour of a weekday. One that ends at or before it begins runs over midnight. */
export const isOn = ({ days, from, to }: Shift, { weekday, time }: { weekday: number; time: string }): boolean => {
  if (from < to) return days.includes(weekday) && from <= time && time < to;
  return (days.includes(weekday) && from <= time) || (days.includes(before(weekday)) && time < to);
};

/** Who is on the duty rota at a moment and there that day, in its order. */
export const onRota = (policy: Policy, at: Instant): string[] => {
  const hour = localTime(policy, at);
  const day = dayOf(policy, at);
  const people = policy.rota.filter((shift) => isOn(shift, hour)).flatMap((shift) => shift.people);
  return [...new Set(people)].filter((id) => !isAway(personOf(policy, id), day));
};

/**
 * Who makes an urgent call: the first on duty whom the complaint is not about, else a supervisor whom it is not about.
 * Undefined: nobody fits; it waits to be given out by hand.
 */
export const onDuty = (policy: Policy, at: Instant, excluded: string[]): string | undefined => {
  const first = onRota(policy, at).find((id) => !excluded.includes(id));
  if (first) return first;
  const day = dayOf(policy, at);
  const supervisors = policy.people
    .filter(({ id, roles }) => roles.includes('supervisor') && !excluded.includes(id))
    .filter((person) => !isAway(person, day));
  const nearest = supervisorOf(policy, undefined, day);
  return supervisors.some(({ id }) => id === nearest) ? nearest : supervisors[0]?.id;
};

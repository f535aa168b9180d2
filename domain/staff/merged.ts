import type { Policy } from '../policy/policy.ts';
import type { Absence, Person } from '../policy/schema/people.ts';
import type { PersonFields } from './change.ts';
import { fieldsOf } from './fields.ts';
import type { PersonState, StaffState } from './state.ts';

/** Who works here, and who is on duty when. */
export type Staff = Pick<Policy, 'people' | 'rota'>;

type Field = keyof PersonFields;

/** Whether two values of a policy are the same, in whichever order their fields were written. */
export const same = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return (one ?? undefined) === (other ?? undefined);
  const [names, others] = [Object.keys(one), Object.keys(other)];
  return names.length === others.length && names.every((name) => same(one[name as never], other[name as never]));
};

/** The same days, whatever becomes of the work meanwhile. */
export const sameDays = (one: Absence, other: Absence): boolean => one.from === other.from && one.to === other.to;

/** Fields of the desk that hold: those where the file says what it said when they were changed. */
export const holding = ({ set = {}, was = {} }: PersonState, file: PersonFields): Field[] =>
  (Object.keys(set) as Field[]).filter((field) => same(was[field], file[field]));

/** Somebody who was added, as if the file named them. */
const asAdded = (id: string, fields: PersonFields): Person => {
  const { limit, substitute, manager, ...told } = fields;
  return {
    ...{ id, topics: [], domains: [], absences: [] },
    hours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' },
    ...(told as Pick<Person, 'name' | 'email' | 'roles' | 'languages'>),
    ...(typeof limit === 'number' && { limit }),
    ...(substitute && { substitute }),
    ...(manager && { manager }),
  };
};

/** Somebody as the desk says. */
const changed = (file: Person, state: PersonState): Person => {
  const fields = fieldsOf(file);
  const set = Object.fromEntries(holding(state, fields).map((field) => [field, state.set?.[field]]));
  const { cancelled = [], absences = [] } = state;
  const taken = file.absences.filter((one) => !cancelled.some((other) => sameDays(one, other)));
  const left = state.left ?? file.left;
  return {
    ...asAdded(file.id, { ...fields, ...set }),
    absences: [...taken, ...absences],
    ...(left !== undefined && { left }),
  };
};

/** Somebody as the file names them, or as they were added where it does not. */
export const asInFile = (policy: Pick<Policy, 'people'>, { people }: StaffState, id: string): Person | undefined => {
  const added = people[id]?.added;
  return policy.people.find((one) => one.id === id) ?? (added && asAdded(id, added));
};

/**
 * Who works here today: the file, and over it what was changed at the desk. A field of the desk holds while the file says in it what it
 * said when it was changed; a file that says something else by now was edited since, and wins. Absences are never undone by a file:
 * those of both count.
 */
export const mergedStaff = (file: Staff, state: StaffState): Staff => {
  const one = (person: Person): Person => {
    const own = state.people[person.id];
    return own ? changed(person, own) : person;
  };
  const added = Object.keys(state.people)
    .filter((id) => !file.people.some((person) => person.id === id))
    .flatMap((id) => asInFile(file, state, id) ?? []);
  const { rota } = state;
  return {
    people: [...file.people, ...added].map(one),
    rota: rota && same(rota.was, file.rota) ? rota.set : file.rota,
  };
};

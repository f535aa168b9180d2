import { GENESIS } from '../case/history.ts';
import type { Person } from '../policy/schema/people.ts';
import type { PersonFields } from './change.ts';
import type { StaffState } from './state.ts';

/** Nothing was changed at the desk. */
export const NO_CHANGES: StaffState = { seq: 0, lastHash: GENESIS, people: {}, asked: [] };

/** The fields of somebody that the desk can change; what they lack is null. */
export const fieldsOf = (person: Person): PersonFields => {
  const { id: _, absences: __, left: ___, ...fields } = person;
  return {
    ...fields,
    limit: person.limit ?? null,
    substitute: person.substitute ?? null,
    manager: person.manager ?? null,
  };
};

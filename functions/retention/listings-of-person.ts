import { neverList } from '#cases/store/affected.ts';
import { forgetListings, listingsOf } from '#cases/store/forget-affected.ts';
import type { AffectedCustomer } from '#domain/incidents/affected.ts';
import type { RetentionDeps } from './deps.ts';
import { keysOfPerson, type PersonIdentity } from './find-person.ts';

type Deps = Pick<RetentionDeps, 'table' | 'identity' | 'policy' | 'clock'>;

/** The lists of incidents that a person is on, as one whom they affect and who has not complained. */
export const listingsOfPerson = async (person: PersonIdentity, deps: Deps): Promise<AffectedCustomer[]> =>
  listingsOf(deps.table, await keysOfPerson(person, deps));

/**
 * Takes a person off them. That they are not to be put on another stays, under a pseudonym: a list that is given later would bring them
 * back. @returns how many there were
 */
export const eraseListings = async (person: PersonIdentity, deps: Deps): Promise<number> => {
  const pseudonyms = await keysOfPerson(person, deps);
  // First, so that no list that is given meanwhile puts them on after they were looked for.
  await neverList(deps.table, pseudonyms, deps.clock.now());
  const found = await listingsOf(deps.table, pseudonyms);
  await forgetListings(deps.table, found);
  return found.length;
};

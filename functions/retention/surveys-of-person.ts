import { surveysOfCustomer } from '#cases/store/delivery-surveys.ts';
import { forgetSurveys } from '#cases/store/forget-surveys.ts';
import type { DeliverySurvey } from '#domain/delivery-survey/delivery-survey.ts';
import type { RetentionDeps } from './deps.ts';
import { keysOfPerson, type PersonIdentity } from './find-person.ts';

type Deps = Pick<RetentionDeps, 'table' | 'identity' | 'policy'>;

/** The questions after deliveries that are held of a person, as they get them. What they answered badly is a case besides. */
export const surveysOfPerson = async (person: PersonIdentity, deps: Deps): Promise<DeliverySurvey[]> =>
  surveysOfCustomer(deps.table, await keysOfPerson(person, deps));

/** Forgets them; that somebody wants to be asked no more stays, under a pseudonym. @returns how many there were */
export const eraseSurveys = async (person: PersonIdentity, deps: Deps): Promise<number> => {
  const pseudonyms = await keysOfPerson(person, deps);
  const found = await surveysOfCustomer(deps.table, pseudonyms);
  await forgetSurveys(
    deps.table,
    found.map(({ id }) => id),
    pseudonyms,
  );
  return found.length;
};

import type { RetentionDeps } from '#functions/retention/deps.ts';
import { erasePerson } from '#functions/retention/erase-person.ts';
import type { PersonIdentity } from '#functions/retention/find-person.ts';
import { eraseListings } from '#functions/retention/listings-of-person.ts';
import { eraseSetAside } from '#functions/retention/set-aside-of-person.ts';
import { eraseSurveys } from '#functions/retention/surveys-of-person.ts';
import { eraseWorth } from '#functions/retention/worth-of-person.ts';

/**
 * Erases all that is held of a person (docs/retention.md).
 * @returns what became of each case and of the rest, a line each; none where nothing was held
 */
export const erasedOf = async (
  request: { person: PersonIdentity; reason: string },
  deps: RetentionDeps,
): Promise<string[]> => {
  const { person } = request;
  const done = await erasePerson(request, deps);
  const mails = await eraseSetAside(person, deps);
  const surveys = await eraseSurveys(person, deps);
  const listings = await eraseListings(person, deps);
  const worths = await eraseWorth(person, deps);
  return [
    ...done.map(({ reference, becomes, article }) => `${reference}  ${becomes}  ${article ?? ''}`.trimEnd()),
    ...(mails > 0 ? [`${mails} set aside  erased`] : []),
    ...(surveys > 0 ? [`${surveys} questions after deliveries  erased`] : []),
    ...(listings > 0 ? [`${listings} lists of incidents  erased`] : []),
    ...(worths > 0 ? ['what the company says they are worth  erased'] : []),
  ];
};

import { Problem } from '#domain/failures.ts';
import { askPerson } from '#domain/tasks/ask-person.ts';
import type { TrackDeps } from './contract.ts';
import type { PersonRequest } from './requests-contract.ts';

/**
 * The customer asks on the page for a person, or for a supervisor, who then gets in touch.
 *
 * Throws Problem 409 while such a call is on its way.
 */
export const askForPerson = async (
  { caseId, supervisor = false, phone }: PersonRequest & { caseId: string },
  deps: TrackDeps,
): Promise<void> => {
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    const asked = askPerson(file, { supervisor, channel: 'tracking-page', ...(phone && { phone }) }, at, deps);
    if (asked.events.length === 0) throw new Problem(409, 'Somebody is about to get in touch already');
    return asked;
  });
};

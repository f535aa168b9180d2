import { channels } from '#channels/names.ts';
import { Refusal } from '#domain/refusal.ts';
import { askPerson } from '#domain/tasks/ask-person.ts';
import { withPhoneNumber } from '#platform/phone/phone-number.ts';
import type { TrackDeps } from './contract.ts';
import type { PersonRequest } from './requests-contract.ts';

/**
 * The customer asks on the page for a person, or for a supervisor, who then gets in touch.
 *
 * Refuses: contact-under-way.
 */
export const askForPerson = async (
  { caseId, supervisor = false, phone }: PersonRequest & { caseId: string },
  deps: TrackDeps,
): Promise<void> => {
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    const { country, region } = file.complainant;
    const caller = { ...(phone && { phone }), ...(country && { country }), ...(region && { region }) };
    const { phone: number } = withPhoneNumber(caller, deps.policy.company);
    const request = { supervisor, channel: 'tracking-page', ...(number && { phone: number }) };
    const asked = askPerson({ file, at, deps: { ...deps, channels } }, request);
    if (asked.events.length === 0) throw new Refusal('contact-under-way');
    return asked;
  });
};

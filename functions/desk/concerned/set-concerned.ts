import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, type ChangePart, combine, textItem } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import { announceOwner } from '#domain/messages/owner-changed.ts';
import { concernedBy } from '#domain/people/concerned.ts';
import { passOnFromConcerned } from '#domain/people/pass-on.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import { askSecond, type SecondAsked } from '../second-person/ask-second.ts';
import type { Concern, ConcernedNow } from './contract.ts';

export type ConcernInput = Concern & { caseId: string; user: User };

type Said = { user: User; person: string; reasonTextId: string; proposedBy?: string };

const changed = ({ head }: CaseFile, to: 'marked' | 'cleared', { user, ...data }: Said): ChangePart => ({
  set: { concerned: { ...head.concerned, [data.person]: to } },
  events: [
    {
      type: 'concern-changed',
      actor: { kind: 'person', id: user.id },
      data: {
        to,
        person: data.person,
        reasonTextId: data.reasonTextId,
        ...(data.proposedBy && { proposedBy: data.proposedBy }),
      },
    },
  ],
});

/** A case is not about somebody after all, until the customer names them again. */
export const clearedPart = (file: CaseFile, said: Said & { reason: string }): ChangePart =>
  changed(file, 'cleared', said);

/** A case is about somebody: what they have of it goes to others in the same change, and the customer hears of a new owner. */
const marked = (context: DeskContext, said: Said, trackingUrl: string): ChangePart => {
  const { file, at, deps } = context;
  const part = changed(file, 'marked', said);
  const after = { ...file, head: { ...file.head, ...part.set } };
  const passed = passOnFromConcerned({ file: after, at, deps });
  const { owner } = passed.set ?? {};
  return combine(
    part,
    passed,
    owner !== undefined && announceOwner({ file: after, at, deps: { ...deps, channels } }, owner, trackingUrl),
  );
};

/** Refuses: person-unfit for whoever is not of the team, and for oneself. */
const demandColleague = ({ person, user }: ConcernInput, { people }: Pick<Policy, 'people'>): void => {
  const isKnown = people.some(({ id }) => id === person);
  if (isKnown && person !== user.id) return;
  const message = isKnown ? 'must be a colleague: nobody says this of themselves' : 'must be somebody of the care team';
  throw new Refusal('person-unfit', {
    title: 'This cannot be said of that person',
    errors: [{ pointer: '/person', message }],
  });
};

/**
 * The owner or a supervisor says that a case is about a colleague, which holds at once; or that it is not, which a second person
 * confirms first. Said again, nothing changes.
 * Refuses: no-such-case, not-your-case, person-unfit.
 */
export const setConcerned = async (input: ConcernInput, deps: DeskDeps): Promise<ConcernedNow> => {
  const { caseId: named, person, concerned, reason, user } = input;
  demandColleague(input, deps.policy);
  const { head } = await requireCase(deps.cases, named);
  const { caseId } = head;
  const at = deps.clock.now();
  const reasonTextId = `concern-${deps.newId()}`;
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  let asked: SecondAsked | undefined;
  const after = await deps.cases.change(caseId, at, (file): Change | undefined => {
    asked = undefined;
    if (!isRelated(relations.ownerOfCase, user, { file })) throw new Refusal('not-your-case');
    if (concernedBy(file.head).includes(person) === concerned) return undefined;
    const context = { file, at, deps };
    if (concerned)
      return combine(marked(context, { user, person, reasonTextId }, trackingUrl), {
        items: [textItem(reasonTextId, reason)],
      });
    const second = askSecond(context, { about: 'clear', person, reason, reasonTextId, user });
    asked = second.asked;
    return second.change;
  });
  return { concerned: after.concerned ?? {}, ...(asked && { asked }) };
};

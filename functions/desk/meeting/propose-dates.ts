import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import { instantOf, timeOnDay } from '#domain/deadline/local-day.ts';
import type { Meeting } from '#domain/meetings/meeting.ts';
import { meetingOf, type Proposal, proposeMeeting } from '#domain/meetings/propose.ts';
import { proposalText } from '#domain/meetings/words.ts';
import { customerMessage } from '#domain/messages/customer-message.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { updateAfter } from '#domain/promises/next-update.ts';
import { openUpdates } from '#domain/promises/update.ts';
import { Refusal } from '#domain/refusal.ts';
import { cancelTasks } from '#domain/tasks/cancel.ts';
import { requireCase, signatureOf, type User } from '#domain/tasks/decide.ts';
import type { Instant } from '#domain/time.ts';
import type { DeskDeps } from '../contract.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { MeetingProposal, MeetingProposed } from './contract.ts';

export type ProposalInput = MeetingProposal & { caseId: string; user: User };

/** The instants that are proposed, in their order. Refuses: value-invalid, where one is past or stands twice. */
const instantsOf = ({ dates }: MeetingProposal, at: Instant, { company: { zone } }: Policy): Instant[] => {
  const instants = dates.map((date) => instantOf(timeOnDay(date.slice(0, 10), date.slice(11), zone)));
  const errors = instants.flatMap((instant, index) =>
    instant > at && instants.indexOf(instant) === index
      ? []
      : [{ pointer: `/dates/${index}`, message: 'must be in the future, and stand once' }],
  );
  if (errors.length > 0) throw new Refusal('value-invalid', { errors });
  return instants.toSorted();
};

/** Refuses: value-unknown, where nobody of that name can be there. */
const demandKnown = ({ head }: CaseFile, { with: who }: MeetingProposal, { care }: Policy): void => {
  const isKnown =
    who === 'owner' ||
    (who === 'leader' && head.leader !== undefined) ||
    care.meetings.mediators.some(({ id }) => id === who);
  if (!isKnown)
    throw new Refusal('value-unknown', {
      errors: [{ pointer: '/with', message: 'must be owner, leader where the case has one, or a mediator' }],
    });
};

/** The same proposal, by the same person, is there already: the request came twice. */
const isRepeated = ({ head: { meeting } }: CaseFile, { how, with: who, dates, by }: Proposal): boolean =>
  meeting?.state === 'proposed' &&
  meeting.how === how &&
  meeting.with === who &&
  meeting.proposedBy === by &&
  meeting.dates.join() === dates.join();

const idOf = ({ number }: Pick<Meeting, 'number'>): string => `meeting-${number}-proposal`;

/**
 * Proposes up to three dates to the customer, to talk it over with the owner, their leader or a mediator, in words that a person stands
 * behind. What was proposed before goes with it. It is the word that the customer was promised, so the date of the next one moves.
 *
 * Refuses: no-such-case, value-invalid, value-unknown, tone-wrong.
 */
export const proposeDates = async (input: ProposalInput, deps: DeskDeps): Promise<MeetingProposed> => {
  const { text, where, acceptTone = false, user } = input;
  const { cases, clock, policy } = deps;
  const { head } = await requireCase(cases, input.caseId);
  const { caseId, replyLanguage: language } = head;
  const tone = checkedTone(textsAt({ '/text': text, '/where': where }), { user, language, acceptTone }, policy);
  const at = clock.now();
  const proposal: Proposal = {
    ...{ how: input.how, with: input.with, dates: instantsOf(input, at, policy), by: user.id },
    ...(where !== undefined && { where }),
  };
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  const { meeting } = await cases.change(caseId, at, (file) => {
    if (isRepeated(file, proposal)) return undefined;
    demandKnown(file, input, policy);
    const messageId = idOf(meetingOf({ file }, proposal));
    const letter = customerMessage(
      file,
      { policy, channels },
      {
        ...{ messageId, at, trackingUrl, signedBy: signatureOf(policy, user.id) },
        text: proposalText({ file, policy }, proposal, { text, where, language }),
      },
    );
    return combine(
      { set: updateAfter({ file, at, deps }) },
      cancelTasks(openUpdates(file, 'answer', 'promise'), 'customer-updated'),
      proposeMeeting({ file, at }, proposal, { messageId, ...toneData(tone) }),
      letter,
    );
  });
  const { number = 0, dates = [] } = meeting ?? {};
  return { number, dates, messageId: idOf({ number }), tone };
};

import type { CaseContext } from '../case/case-file.ts';
import { type ChangePart, combine } from '../case/change.ts';
import { dateWords, staffNotice } from '../messages/staff-notice.ts';
import { Refusal } from '../refusal.ts';
import { cancelTasks } from '../tasks/cancel.ts';
import type { Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import type { Meeting } from './meeting.ts';
import { askAboutMeeting, type MeetingDeps, openMeetingTasks } from './tasks.ts';
import { meetingLine } from './words.ts';

type Context = CaseContext<MeetingDeps>;

const CUSTOMER = { kind: 'customer' } as const;

const OTHER_DATES: LocalizedText = {
  es: 'proponer otras fechas al cliente, al que no le sirve ninguna de las que le dimos',
  en: 'propose other dates to the customer, whom none of those we gave suits',
};

/** The meeting that waits for the customer. Refuses: no-open-meeting, where it is another by now or was answered. */
const proposedMeeting = ({ file: { head } }: Pick<Context, 'file'>, number: number): Meeting => {
  const { meeting } = head;
  if (meeting?.number !== number || meeting.state !== 'proposed') throw new Refusal('no-open-meeting');
  return meeting;
};

/** In both languages, as notices name it. */
export const meetingInWords = (
  { file, deps: { policy } }: Pick<Context, 'file' | 'deps'>,
  meeting: Meeting,
  at: Instant,
): LocalizedText => {
  const where = file.texts.get(meeting.whereTextId ?? '');
  const line = (language: 'es' | 'en') => meetingLine({ file, policy }, meeting, { at, language, where });
  return { es: line('es'), en: line('en') };
};

/** Somebody else of ours who is there besides the owner hears of it. */
const attendantNotice = (
  context: Context,
  meeting: Meeting,
  { at: date, words }: { at: Instant; words: LocalizedText },
) => {
  const { file, at, deps } = context;
  const { leader, owner } = file.head;
  return meeting.with === 'leader' && leader !== undefined && leader !== owner
    ? staffNotice(deps.policy, file.head, {
        to: leader,
        messageId: `meeting-${meeting.number}-${leader}`,
        at,
        template: 'staff-task',
        deskUrl: deps.deskUrl,
        values: {
          kind: {
            es: `asistir a la reunión con el cliente: ${words.es}`,
            en: `be at the meeting with the customer: ${words.en}`,
          },
          dueAt: dateWords(deps.policy, date),
        },
      })
    : undefined;
};

/**
 * The customer takes one of the dates: it is a commitment of both sides, the owner has it as work until it is told how it went, and it
 * is brought to mind before.
 * Refuses: no-open-meeting, meeting-date-unfit.
 */
export const chooseDate = (context: Context, { number, date }: { number: number; date: Instant }): ChangePart => {
  const { file, at, deps } = context;
  const { policy, clock } = deps;
  const proposed = proposedMeeting(context, number);
  if (!proposed.dates.includes(date) || date <= at) throw new Refusal('meeting-date-unfit');
  const meeting: Meeting = { ...proposed, state: 'chosen', chosen: date, chosenAt: at };
  const words = meetingInWords(context, meeting, date);
  const { reportAfter } = policy.care.meetings;
  return combine(
    { set: { meeting }, events: [{ type: 'meeting-chosen', actor: CUSTOMER, data: { number, date } }] },
    cancelTasks(openMeetingTasks(file), 'meeting-arranged'),
    askAboutMeeting(context, {
      ...{ work: 'held', number, dueAt: clock.after(date, reportAfter) },
      request: {
        es: `tener la reunión que el cliente ha elegido (${words.es}) y anotar cómo fue`,
        en: `have the meeting that the customer has chosen (${words.en}) and say how it went`,
      },
    }),
    attendantNotice(context, meeting, { at: date, words }),
  );
};

/** None of the dates suits the customer: the owner proposes others, or calls. Refuses: no-open-meeting. */
export const declineDates = (
  context: Context,
  { number, messageId }: { number: number; messageId?: string | undefined },
): ChangePart => {
  const { file } = context;
  const meeting = proposedMeeting(context, number);
  return combine(
    {
      set: { meeting: { ...meeting, state: 'declined' } },
      events: [{ type: 'meeting-declined', actor: CUSTOMER, data: { number, ...(messageId && { messageId }) } }],
    },
    cancelTasks(openMeetingTasks(file), 'meeting-arranged'),
    askAboutMeeting(context, { work: 'other-dates', number, request: OTHER_DATES }),
  );
};

import type { CaseContext, CaseFile } from '../case/case-file.ts';
import { type ChangePart, combine, textItem } from '../case/change.ts';
import { dateWords, staffNotice } from '../messages/staff-notice.ts';
import { Refusal } from '../refusal.ts';
import { cancelTasks } from '../tasks/cancel.ts';
import { kindOf } from '../tasks/kinds.ts';
import { meetingInWords } from './answer.ts';
import { type Meeting, nextMeeting, openMeeting } from './meeting.ts';
import { askAboutMeeting, type MeetingDeps, openMeetingTasks } from './tasks.ts';
import { workIn } from './work.ts';

type Context = CaseContext<MeetingDeps>;

/** A meeting that went on in the case that took in its own: its number there, and the one it had. */
export type Carried = { number: number; was: number };

/** What a customer waits for: a date they took is more than dates they can take, and those more than others that they asked for. */
const RANKS: Partial<Record<Meeting['state'], number>> = { chosen: 3, proposed: 2, declined: 1 };

/** The meeting that the customer of a case, or its owner, still expects something of. */
const expected = (file: CaseFile): Meeting | undefined => {
  const { meeting } = file.head;
  return (
    openMeeting(file.head) ?? (meeting?.state === 'declined' && openMeetingTasks(file).length > 0 ? meeting : undefined)
  );
};

/**
 * Refuses: meeting-pending, where both cases have a date that the customer took, since neither is called off without words to them, or
 * where another person would have to read of it.
 */
export const demandOneMeeting = (from: CaseFile, into: CaseFile, isAnothers: boolean): void => {
  const theirs = openMeeting(from.head);
  const areBothSet = theirs?.state === 'chosen' && openMeeting(into.head)?.state === 'chosen';
  if (isAnothers ? theirs !== undefined : areBothSet) throw new Refusal('meeting-pending');
};

/** Whoever owns the case now did not propose these dates: they hear of them. */
const newOwnersNotice = (context: Context, from: CaseFile, meeting: Meeting) => {
  const { file, at, deps } = context;
  const { owner } = file.head;
  const [date] = meeting.dates.filter((one) => one > at);
  if (owner === undefined || owner === from.head.owner || date === undefined) return undefined;
  const words = meetingInWords(context, meeting, date);
  return staffNotice(deps.policy, file.head, {
    ...{ to: owner, at, template: 'staff-task', deskUrl: deps.deskUrl },
    messageId: `meeting-${meeting.number}-carried-${from.head.reference}`,
    values: {
      kind: {
        es: `reservar las fechas propuestas al cliente en el caso ${from.head.reference}, que se ha unido a este; la primera es ${words.es}`,
        en: `keep the dates free that the customer was proposed in case ${from.head.reference}, which was merged into this one; the first is ${words.en}`,
      },
      dueAt: dateWords(deps.policy, date),
    },
  });
};

/** A meeting goes on in the other case as it stands, with the work there is about it; what that one had proposed goes with it. */
const moved = (context: Context, from: CaseFile, theirs: Meeting): ChangePart => {
  const { file } = context;
  const { head } = file;
  const { number, whereTextId } = nextMeeting(head);
  const where = from.texts.get(theirs.whereTextId ?? '');
  const { whereTextId: _, ...rest } = theirs;
  const meeting: Meeting = { ...rest, number, ...(where !== undefined && { whereTextId }) };
  const leader = theirs.with === 'leader' ? (head.leader ?? from.head.leader) : undefined;
  const named = { ...file, head: { ...head, meeting, ...(leader !== undefined && { leader }) } };
  const after = { ...context, file: { ...named, texts: new Map([...file.texts, [whereTextId, where ?? '']]) } };
  const work = openMeetingTasks(from).map(({ subject = '', dueAt }) =>
    askAboutMeeting(after, {
      ...{ number, dueAt, request: kindOf('meeting').request },
      work: workIn(subject),
    }),
  );
  return combine(
    {
      set: { meeting, ...(leader !== undefined && { leader }) },
      items: where === undefined ? [] : [textItem(whereTextId, where)],
    },
    cancelTasks(openMeetingTasks(file), 'meeting-arranged'),
    ...work,
    meeting.state === 'proposed' && newOwnersNotice(after, from, meeting),
  );
};

type Both = { ours: Meeting; theirs: Meeting };

const isSameWay = (into: CaseFile, from: CaseFile, { ours, theirs }: Both): boolean =>
  ours.how === theirs.how &&
  ours.with === theirs.with &&
  (ours.with !== 'leader' || into.head.leader === from.head.leader) &&
  into.texts.get(ours.whereTextId ?? '') === from.texts.get(theirs.whereTextId ?? '');

/** The customer is asked once, and can take a date of either letter. */
const joined = (context: Context, from: CaseFile, both: Both): ChangePart => {
  const { ours, theirs } = both;
  if (!isSameWay(context.file, from, both)) return {};
  const dates = [...new Set([...ours.dates, ...theirs.dates])].toSorted();
  return combine(
    { set: { meeting: { ...ours, dates } } },
    newOwnersNotice(context, from, { ...theirs, number: ours.number }),
  );
};

/**
 * What becomes of the dates that the customer of a merged case was offered, took, or asked to be given anew: they go on in the other
 * case, unless that one has more of a meeting already. The customer is asked once. Ask `demandOneMeeting` before.
 */
export const carryMeeting = (
  context: Context,
  from: CaseFile,
  isAnothers: boolean,
): { carried?: Carried; change: ChangePart } => {
  const theirs = isAnothers ? undefined : expected(from);
  if (!theirs) return { change: {} };
  const ours = expected(context.file);
  const [rank = 0, own = 0] = [RANKS[theirs.state], ours && RANKS[ours.state]];
  if (rank > own) {
    const change = moved(context, from, theirs);
    return { carried: { number: change.set?.meeting?.number ?? 0, was: theirs.number }, change };
  }
  return {
    change: ours?.state === 'proposed' && theirs.state === 'proposed' ? joined(context, from, { ours, theirs }) : {},
  };
};

const hasMoved = (one: Meeting | undefined, other: Meeting | undefined): boolean =>
  one?.state !== other?.state || one?.chosen !== other?.chosen;

/**
 * A merge is taken back, and the meeting with it; where the customer has answered since, it stays where they did.
 * @param context of the merged case, which goes on by itself
 * @returns what it changes in the case that gives it back, and in the one that goes on; `tasks`: those of it that are opened again
 */
export const returnMeeting = (
  context: Context,
  into: CaseFile,
  carried: Carried | undefined,
): { gives: ChangePart; gets: ChangePart; tasks: CaseFile['tasks'] } => {
  const {
    head: { meeting },
    tasks,
  } = context.file;
  const ours = into.head.meeting;
  if (!meeting || !carried) return { gives: {}, gets: {}, tasks };
  if (ours?.number !== carried.number || hasMoved(ours, meeting)) {
    const withdrawn = tasks.filter(({ kind, status }) => kind === 'meeting' && status === 'withdrawn');
    return {
      gives: {},
      gets: combine(
        { set: { meeting: { ...meeting, state: 'cancelled' } } },
        cancelTasks(withdrawn, 'meeting-arranged'),
      ),
      tasks: tasks.filter(({ kind }) => kind !== 'meeting'),
    };
  }
  return {
    gives: combine(
      { set: { meeting: { ...ours, state: 'cancelled' } } },
      cancelTasks(openMeetingTasks(into), 'meeting-arranged'),
    ),
    // What was said there is not said again.
    gets: ours.reminded ? { set: { meeting: { ...meeting, reminded: true } } } : {},
    tasks,
  };
};

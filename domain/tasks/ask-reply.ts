import type { Case } from '#domain/case/case.ts';
import { isEnded } from '#domain/case/case.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import type { Instant } from '#domain/time.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import type { LocalizedText } from '#domain/values.ts';
import { isThanks } from '../matching/matching.ts';
import { dueToday } from '../promises/update.ts';
import type { AskDeps } from './ask-person.ts';
import { promiseClaimedBroken } from './broken-promise.ts';
import { escalationTimer } from './escalation-timer.ts';
import { openTask } from './open-task.ts';
import { ownerOrStandIn } from './owner-or-stand-in.ts';

/** Something the customer says, by whatever way, at the moment it joins a case. */
export type LaterWords = {
  /** The id of its text. */
  textId: string;
  text: string;
  /** Files came with it: it is more than thanks, whatever it says. */
  hasFiles?: boolean;
};

/**
 * What the words of a customer mean to a case: `heard` where somebody works on it; where nobody does, `noted` if they are
 * surely nothing but thanks, else `asks`: a person decides what becomes of them.
 */
type Meaning = 'heard' | 'noted' | 'asks';

type Context = CaseContext<Omit<AskDeps, 'channels'>>;

/** What words that came add to the change that stores them. */
export type LaterWordsTaken = ChangePart & {
  meaning: Meaning;
  /** The task that asks a person about them, and whether it was opened by them. */
  asked?: { task: Task; isNew: boolean };
};

const BROKEN: LocalizedText = {
  es: 'atender lo que el cliente ha escrito en un caso cerrado: dice que no hemos cumplido lo prometido',
  en: 'see to what the customer wrote in a closed case: a promise of ours was not kept',
};

/** The task that asks what becomes of words in a closed case: there is one at a time, for all that comes meanwhile. */
export const openReply = ({ tasks }: Pick<CaseFile, 'tasks'>): Task | undefined =>
  tasks.find(({ kind, status }) => kind === 'reply' && status === 'open');

/** Surely nothing but thanks: it needs no answer and reopens nothing. */
const isNothingButThanks = ({ text, hasFiles = false }: LaterWords): boolean => !hasFiles && isThanks(text);

const earlier = (...dates: Instant[]): Instant => dates.sort()[0] ?? '';

/** A broken promise is seen to today, and as soon as a message of that severity is promised. */
const dueOf = (context: Context, isBroken: boolean, severity: Case['severity']): Instant => {
  const {
    file: { head },
    at,
    deps,
  } = context;
  const usual = deps.clock.after(at, deps.policy.deadlines.tasks.reply.due);
  const urgent = isBroken ? nextWordAfter({ ...head, ...(severity && { severity }) }, at, deps) : usual;
  return isBroken ? earlier(urgent, usual, dueToday(context)) : earlier(urgent, usual);
};

const begin = (context: Context, { textId }: LaterWords, claimed: ChangePart | undefined): LaterWordsTaken => {
  const { file, at, deps } = context;
  const { caseId, cycle } = file.head;
  const number = file.tasks.filter((task) => task.kind === 'reply' && task.cycle === cycle).length + 1;
  const { task, ...opened } = openTask(
    { head: file.head, at, deps },
    {
      kind: 'reply',
      caseId,
      cycle,
      parts: [number],
      assignee: ownerOrStandIn(context),
      subject: claimed ? 'broken-promise' : 'words',
      textId,
      dueAt: dueOf(context, claimed !== undefined, claimed?.set?.severity),
    },
    claimed ? { values: { kind: BROKEN } } : {},
  );
  return { meaning: 'asks', asked: { task, isNew: true }, ...combine(opened, claimed) };
};

/** Further words while a person is asked already: whoever that is hears of them, and of a broken promise the sooner date. */
const goOn = (context: Context, { textId }: LaterWords, found: { task: Task; claimed: ChangePart | undefined }) => {
  const { file, at, deps } = context;
  const { task, claimed } = found;
  const { policy, deskUrl } = deps;
  const to = task.assignee ?? file.head.owner;
  const about = { messageId: `notice-${textId}`, at, template: 'staff-message', deskUrl, taskId: task.taskId } as const;
  const due = dueOf(context, true, claimed?.set?.severity);
  const sooner: Task = { ...task, subject: 'broken-promise', dueAt: earlier(due, task.dueAt) };
  const isMoved = claimed !== undefined && task.subject !== sooner.subject;
  return combine(
    to !== undefined && staffNotice(policy, file.head, { to, ...about }),
    isMoved && {
      items: [{ kind: 'task-change', task, set: { subject: sooner.subject ?? '', dueAt: sooner.dueAt } }],
      effects: escalationTimer(sooner, deps),
    },
    claimed,
  );
};

/**
 * The one rule for words of a customer, whatever channel brings them. In a case that somebody works on they are heard. In
 * one that is closed or was set aside they open a task for its owner, who ends it at the desk: the case is reopened, a linked
 * one begins, or they are noted, and the customer is written to. Only what is surely nothing but thanks asks nobody. A
 * promise that was not kept, by the customer's word, makes the case more serious in either.
 */
export const takeLaterWords = (context: Context, words: LaterWords): LaterWordsTaken => {
  const { file } = context;
  if (isEnded(file.head) && isNothingButThanks(words)) return { meaning: 'noted' };
  const claimed = promiseClaimedBroken(context, words);
  // Opened again by them, somebody works on it.
  if (!isEnded(file.head) || claimed?.set?.status === 'reopened') return { meaning: 'heard', ...claimed };
  const task = openReply(file);
  if (!task) return begin(context, words, claimed);
  return { meaning: 'asks', asked: { task, isNew: false }, ...goOn(context, words, { task, claimed }) };
};

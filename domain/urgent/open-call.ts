import type { Case } from '../case/case.ts';
import { type ChangePart, combine } from '../case/change.ts';
import type { Complainant } from '../case/complainant.ts';
import type { ReasonForWriting, Task } from '../case/task.ts';
import { type Channels, isMessaging } from '../messages/channel-facts.ts';
import { concernedBy } from '../people/concerned.ts';
import { namedPeople } from '../people/named-in-text.ts';
import { onDuty } from '../people/rota.ts';
import type { Policy } from '../policy/policy.ts';
import { openTask } from '../tasks/open-task.ts';
import type { Clock, Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import { noticeOfTask } from './call-notice.ts';
import { cannotHear } from './danger.ts';

/** What is known of somebody who has to be called at once; the case may be about to be opened. */
export type CallFacts = {
  head: Pick<Case, 'caseId' | 'reference' | 'cycle'> &
    Partial<Pick<Case, 'severity' | 'preferredChannel' | 'concerned'>>;
  complainant: Complainant;
  tasks: Task[];
  /** All that the customer wrote. */
  words: string;
};

export type CallDeps = { policy: Policy; clock: Clock; deskUrl: string; channels: Channels };

export type CallContext = { facts: CallFacts; at: Instant; deps: CallDeps };

/** Why a call is needed: signals of the severity; where it is no first message, the message that says so. */
export type CallNeed = {
  because: string[];
  messageId?: string;
  group?: string;
  /** Of a call that was due already in a case that was merged. */
  dueAt?: Instant;
};

export type OpenedCall = ChangePart & { task?: Task };

const DIGITS = 7;

/** A number that the customer can be called at: the one they gave, or the one they write from. */
const phoneOf = (channels: Channels, { phone, handles = [] }: Complainant): string | undefined => {
  const isNumber = (text = ''): boolean => text.replace(/\D/g, '').length >= DIGITS;
  if (isNumber(phone)) return phone;
  return handles.find(
    ({ channel, id }) => isMessaging(channels, channel) && channels[channel]?.phoneHandle !== undefined && isNumber(id),
  )?.id;
};

const reasonForWriting = ({ facts, deps: { policy, channels } }: CallContext): ReasonForWriting | undefined => {
  const { words, head, complainant } = facts;
  const { writtenChannels } = policy.emergency;
  if (cannotHear(policy, words) || writtenChannels.includes(head.preferredChannel ?? '')) return 'cannot-hear';
  return phoneOf(channels, complainant) ? undefined : 'no-phone';
};

/** The open urgent call of a case: there is one at a time, in whichever cycle. */
export const openCallOf = (tasks: Task[]): Task | undefined =>
  tasks.find(({ kind, status }) => kind === 'call' && status === 'open');

/** Signals in words, for a notice to the team. */
const inWords = ({ severity: { signals } }: Policy, because: string[]): LocalizedText => {
  const reasons = signals.filter(({ id }) => because.includes(id)).map(({ reason }) => reason);
  if (reasons.length === 0) return { es: 'Caso crítico (severidad 4)', en: 'Critical case (severity 4)' };
  return { es: reasons.map(({ es }) => es).join(' · '), en: reasons.map(({ en }) => en).join(' · ') };
};

/**
 * Opens the task of calling a customer at once: for the first of the duty rota whom the complaint is not about, due by the
 * clock, day and night. Who cannot hear, or left no number, is written to by the same dates. Combine it with the change that
 * it comes with.
 */
export const openCall = (context: CallContext, { because, messageId, group, dueAt }: CallNeed): OpenedCall => {
  const { facts, at, deps } = context;
  const { policy } = deps;
  const { head, tasks, words } = facts;
  const { caseId, cycle } = head;
  const number = tasks.filter((task) => task.kind === 'call' && task.cycle === cycle).length + 1;
  const inWriting = reasonForWriting(context);
  const opened = openTask(
    { head, at, deps },
    {
      kind: 'call',
      caseId,
      cycle,
      parts: [number],
      assignee: onDuty(policy, at, [...concernedBy(head), ...namedPeople(policy, words)]),
      inWriting,
      ...(dueAt && { dueAt }),
    },
    noticeOfTask(
      { kind: 'call', ...(inWriting && { inWriting }) },
      { template: 'staff-call', why: inWords(policy, because) },
    ),
  );
  const { taskId } = opened.task;
  const data = {
    taskId,
    because,
    ...(group && { group }),
    ...(inWriting && { inWriting }),
    ...(messageId && { messageId }),
  };
  return {
    ...combine(opened, { events: [{ type: 'call-needed', actor: { kind: 'system' }, data }] }),
    task: opened.task,
  };
};

/** Others are called for the same failure: the case joins their group, and its customer is written to. */
export const joinCalls = ({ because, messageId, group = '' }: CallNeed): OpenedCall => ({
  set: { callGroup: group },
  events: [
    {
      type: 'call-needed',
      actor: { kind: 'system' },
      data: { because, group, ...(messageId && { messageId }) },
    },
  ],
});

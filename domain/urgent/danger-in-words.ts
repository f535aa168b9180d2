import type { CaseContext, CaseFile } from '../case/case-file.ts';
import { type ChangePart, combine } from '../case/change.ts';
import { eventsOf } from '../case/events.ts';
import type { Severity } from '../case/reason.ts';
import type { Task } from '../case/task.ts';
import { caseMessage } from '../messages/case-message.ts';
import type { OutgoingMessage } from '../messages/compose.ts';
import { customerWords } from '../messages/customer-words.ts';
import { newlyHidden, newlySaid } from '../messages/hidden-words.ts';
import { dateWords, staffNotice } from '../messages/staff-notice.ts';
import type { Signal } from '../policy/schema/severity.ts';
import { hastenExamination } from '../tasks/examination-due.ts';
import { CRITICAL, raised, signalReason } from '../understand/severity.ts';
import type { LocalizedText } from '../values.ts';
import { noticeOfTask, requestOf } from './call-notice.ts';
import { kindsOfDanger, urgentSignalsIn } from './danger.ts';
import { type CallContext, type CallDeps, openCall, openCallOf } from './open-call.ts';
import { urgentPlaces } from './urgent-words.ts';

type Context = CaseContext<CallDeps>;

/** Words of a customer, and the message they are kept as. */
type Said = { text: string; subject?: string | undefined; hidden?: string | undefined; messageId: string };

const REPLY = /^\s*(re|rv|fw|fwd|aw|r)\s*:/i;

/** What is listened to: the subject of a reply is that of the mail it answers, and says nothing new. */
const wordsOf = ({ text, subject = '' }: Said): string =>
  subject && !REPLY.test(subject) ? `${subject}\n\n${text}` : text;

/** What is listened to, with what was folded away, unless it was said in the case before. */
export const heardOf = (file: CaseFile, said: Said): string =>
  [newlySaid(file, wordsOf(said)), newlyHidden(file, said.hidden)].join('\n\n').trim();

/** The facts of a call in a case that exists, with what was just said. */
export const callContextOf = ({ file, at, deps }: Context, text: string): CallContext => {
  const { head, complainant, tasks } = file;
  return { facts: { head, complainant, tasks, words: `${customerWords(file)}\n\n${text}` }, at, deps };
};

/** What to do now and who gets in touch, at once. Before the acknowledgment of a cycle, that says it. */
const urgentMessage = (
  { file, at, deps }: Context,
  { task, dangers, messageId }: { task: Task | undefined; dangers: Signal[]; messageId: string },
): OutgoingMessage | undefined => {
  const { head, events } = file;
  const isAcknowledged = eventsOf(events, 'acknowledged').some(({ data }) => data.cycle === head.cycle);
  if (!isAcknowledged) return undefined;
  const values = urgentPlaces(deps.policy, { head, task, kinds: kindsOfDanger(dangers) });
  return caseMessage(file, deps, { messageId: `urgent-${messageId}`, at, template: 'urgent', values });
};

const REPEATED = {
  es: 'El cliente ha vuelto a escribir y habla de un peligro',
  en: 'The customer wrote again and speaks of a danger',
};

const WROTE = {
  es: 'El cliente ha vuelto a escribir: léalo antes de llamar',
  en: 'The customer wrote again: read it before you call',
};

/** Whoever is about to call hears that the customer wrote meanwhile: it may be another number, or that all is well. */
const toCaller = (
  { file, at, deps: { policy, deskUrl } }: Context,
  task: Task,
  { messageId, why = WROTE }: { messageId: string; why?: LocalizedText },
) =>
  task.assignee !== undefined &&
  staffNotice(policy, file.head, {
    to: task.assignee,
    messageId: `danger-${messageId}`,
    at,
    deskUrl,
    taskId: task.taskId,
    ...noticeOfTask(task, { template: 'staff-call', values: { dueAt: dateWords(policy, task.dueAt) }, why }),
  });

/** A call is open: more words of danger are put to it, and whoever has it is notified. */
const repeated = (context: Context, task: Task, { messageId, because }: { messageId: string; because: string[] }) =>
  combine(
    {
      events: [
        { type: 'danger-repeated', actor: { kind: 'system' }, data: { taskId: task.taskId, because, messageId } },
      ],
    },
    toCaller(context, task, { messageId, why: REPEATED }),
  );

const raise = ({ file, deps: { policy } }: Context, signals: Signal[], messageId: string): ChangePart => {
  const { severity: before } = file.head;
  const severity = raised(policy, before, signals.map(signalReason));
  if (before && severity.reasons.length === before.reasons.length) return {};
  return {
    set: { severity },
    events: [{ type: 'severity-raised', actor: { kind: 'customer' }, data: { severity, messageId } }],
  };
};

/** Whoever examines the case reads it as soon as it is now due, and is notified. */
const examinedSooner = ({ file, at, deps }: Context, severity: Severity, messageId: string): ChangePart => {
  const { policy, deskUrl } = deps;
  const { head, tasks } = withSeverity(file, severity);
  const { sooner, ...hastened } = hastenExamination({ head, tasks }, at, deps);
  return combine(
    hastened,
    sooner?.assignee !== undefined &&
      staffNotice(policy, head, {
        ...{ to: sooner.assignee, messageId: `sooner-${messageId}`, at, template: 'staff-reminder', deskUrl },
        taskId: sooner.taskId,
        values: { kind: requestOf(sooner, head), dueAt: dateWords(policy, sooner.dueAt) },
      }),
  );
};

/** Whether later words make a case critical that was not, and that somebody works on. */
const becomesCritical = ({ file: { head } }: Context, severity: Severity | undefined): boolean =>
  !head.closedAt && severity?.level === CRITICAL && head.severity?.level !== CRITICAL;

/**
 * Words of danger in anything a customer says later do what they do in a first message: the case becomes as serious as they
 * are, somebody calls at once, and the customer is told what to do now. While a call is open they are put to it. Who says that
 * they are elderly, disabled or ill goes first from then on, and so does a case whose words may speak of danger, which is examined as
 * soon as one that began with them. Nothing where words say none of this.
 */
export const dangerInWords = (context: Context, said: Said): ChangePart => {
  const { file, deps } = context;
  const { messageId } = said;
  const text = wordsOf(said);
  const signals = urgentSignalsIn(deps.policy, heardOf(file, said));
  const open = openCallOf(file.tasks);
  const heard = open && open.assignee !== file.head.owner && toCaller(context, open, { messageId });
  if (signals.length === 0) return heard ? combine(heard) : {};
  const dangers = signals.filter(({ danger }) => danger !== undefined);
  const raising = raise(context, signals, messageId);
  const becomes = raising.set?.severity;
  const sooner = becomes && examinedSooner(context, becomes, messageId);
  if (dangers.length === 0 && !becomesCritical(context, becomes)) return combine(raising, sooner, heard);
  const because = (dangers.length > 0 ? dangers : signals).map(({ id }) => id);
  if (open)
    return combine(
      raising,
      sooner,
      repeated(context, open, { messageId, because }),
      // Said once for each danger: a chat of twenty messages is not answered twenty times.
      raising.events && urgentMessage(context, { task: open, dangers, messageId }),
    );
  const severity = becomes ?? file.head.severity;
  const facts = callContextOf({ ...context, file: withSeverity(file, severity) }, text);
  const { task, ...opened } = openCall(facts, { because, messageId });
  return combine(raising, sooner, opened, urgentMessage(context, { task, dangers, messageId }));
};

/** A case with the severity that a change gives it, where it gives one. */
export const withSeverity = (file: CaseFile, severity: CaseFile['head']['severity']): CaseFile => ({
  ...file,
  head: { ...file.head, ...(severity && { severity }) },
});

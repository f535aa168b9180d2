import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, combine, textItem } from '#domain/case/change.ts';
import { eventsOf, type NewEvent } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Channels } from '#domain/messages/channel-facts.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { whoAndWhen } from '#domain/messages/who-and-when.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf, isFree } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { dueByLaw } from '#domain/timers/recalculate-timers.ts';
import { asksForPerson, type PersonWanted } from '#domain/understand/requests.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import { openCallOf } from '#domain/urgent/open-call.ts';
import { escalatesTo } from './escalation-policy.ts';
import { kindsOfTasks } from './kinds.ts';
import { openTask } from './open-task.ts';
import { ownerOrStandIn } from './owner-or-stand-in.ts';
import { durationOf } from './plan.ts';
import { dueInService } from './service-due.ts';

export type AskDeps = { policy: Policy; clock: Clock; deskUrl: string; law: Law; channels: Channels };

type AskContext = CaseContext<AskDeps>;

/** Who is asked for, on which channel, and perhaps at which number. */
export type ContactRequest = PersonWanted & { channel: string; phone?: string };

/** What a request for a person adds to the change it comes with. */
export type PersonAsked = Required<Pick<ChangePart, 'events' | 'items' | 'effects'>>;

const NOTHING: PersonAsked = { events: [], items: [], effects: [] };

/** The open contact of a case: there is one at a time, in whichever cycle it was asked for. */
export const openContact = ({ tasks }: Pick<CaseFile, 'tasks'>): Task | undefined =>
  tasks.find(({ kind, status }) => kind === 'contact' && status === 'open');

/** The urgent call that somebody is about to make: who asks for a person is called by the same one, as soon as that was promised. */
const callUnderWay = ({ file: { tasks } }: AskContext, { supervisor }: PersonWanted): Task | undefined =>
  supervisor ? undefined : openCallOf(tasks);

/**
 * Who gets in touch: whoever is about to call because of a danger, else the owner or a stand-in; where a supervisor is asked for,
 * somebody above the owner. Never somebody the complaint is about.
 */
const callerFor = (context: AskContext, wanted: PersonWanted): string | undefined => {
  const { file, at, deps } = context;
  const { supervisor } = wanted;
  const calling = callUnderWay(context, wanted)?.assignee;
  if (calling) return calling;
  const excluded = concernedIn(deps.policy, file);
  const { leader } = file.head;
  if (isFree(deps.policy, leader, { day: dayOf(deps.policy, at), excluded })) return leader;
  if (!supervisor) return ownerOrStandIn(context);
  const { owner } = file.head;
  return escalatesTo(deps.policy, { level: 'supervisor', owner, day: dayOf(deps.policy, at), excluded })?.to;
};

/**
 * Notifies the customer of who gets in touch, and until when. Once a supervisor does, the letter is another one than the first, also where
 * it names the same person again, whose work had gone to somebody else meanwhile.
 */
const contactNotice = ({ file, at, deps }: AskContext, task: Task, isRaised = false): OutgoingMessage => {
  const messageId = `contact-${task.taskId}-${task.assignee ?? 'nobody'}${isRaised ? '-raised' : ''}`;
  return whoAndWhen(file, deps, { task, template: 'person-will-call', messageId, at });
};

const asked = ({ taskId }: Task, { supervisor, channel }: ContactRequest): NewEvent => ({
  type: 'person-asked',
  actor: { kind: 'customer' },
  data: { taskId, supervisor, channel },
});

/** When somebody has to get in touch: by the law, else by the policy, in hours of service where it says so. */
const contactDue = (context: AskContext, wanted: PersonWanted, priority: boolean): Instant => {
  const { file, at, deps } = context;
  const { hours } = deps.policy.deadlines.tasks.contact;
  const duration = durationOf({ kind: 'contact', priority }, deps.policy);
  const usual =
    dueByLaw(context, wanted.supervisor ? 'supervisor' : 'human') ??
    (hours === 'service' ? dueInService({ head: file.head, at, duration }, deps) : deps.clock.after(at, duration));
  // A call that is late already is no date to promise.
  const call = callUnderWay(context, wanted)?.dueAt;
  return call !== undefined && call > at && call < usual ? call : usual;
};

const begin = (context: AskContext, request: ContactRequest): PersonAsked => {
  const { file, at, deps } = context;
  const { caseId, cycle } = file.head;
  const number = file.tasks.filter((task) => task.kind === 'contact' && task.cycle === cycle).length + 1;
  const textId = request.phone && `phone-${cycle}-${number}`;
  const priority = hasPriority(deps.policy, file.head);
  const dueAt = contactDue(context, request, priority);
  const opened = openTask(
    { head: file.head, at, deps },
    {
      kind: 'contact',
      caseId,
      cycle,
      parts: [number],
      assignee: callerFor(context, request),
      dueAt,
      ...(textId && { textId }),
    },
  );
  return combine(
    opened,
    {
      events: [asked(opened.task, request)],
      items: textId && request.phone ? [textItem(textId, request.phone)] : [],
    },
    contactNotice(context, opened.task),
  );
};

/** The number that a contact is to call, where the customer gave one. */
const numberOf = ({ texts }: CaseFile, { textId }: Task): string | undefined =>
  textId ? texts.get(textId) : undefined;

/** A number that the customer gives once somebody is on their way to call: it takes the place of what was known. */
const withNumber = (
  { file }: AskContext,
  task: Task,
  { phone }: ContactRequest,
): Pick<PersonAsked, 'items'> & { set: { textId?: string } } => {
  if (!phone || phone === numberOf(file, task)) return { items: [], set: {} };
  const times = eventsOf(file.events, 'person-asked').filter(({ data }) => data.taskId === task.taskId).length;
  const textId = `phone-${task.taskId.split('.').slice(2).join('-')}-${times + 1}`;
  return { items: [textItem(textId, phone)], set: { textId } };
};

/** Somebody gets in touch already: the same task, given to a supervisor where one is asked for now, and with the number that is given now. */
const again = (context: AskContext, task: Task, request: ContactRequest): PersonAsked => {
  const { file, at, deps } = context;
  const { policy, deskUrl } = deps;
  const isRaised = request.supervisor && !isForSupervisor(file, task);
  const { items, set } = withNumber(context, task, request);
  if (!isRaised && items.length === 0) return NOTHING;
  const events = [asked(task, request)];
  const caller = isRaised ? callerFor(context, request) : undefined;
  const assignee = caller !== task.assignee ? caller : undefined;
  const changed = { ...set, ...(assignee && { assignee }) };
  if (Object.keys(changed).length === 0) return { ...NOTHING, events };
  const to = assignee ?? task.assignee;
  const notice = to
    ? staffNotice(policy, file.head, {
        to,
        messageId: assignee ? `raised-${task.taskId}` : `number-${set.textId}-${task.taskId}`,
        at,
        template: 'staff-task',
        deskUrl,
        taskId: task.taskId,
        values: { kind: kindsOfTasks.contact.request, dueAt: dateWords(policy, task.dueAt) },
      })
    : NOTHING;
  return combine(
    { events, items: [...items, { kind: 'task-change', task, set: changed }] },
    notice,
    assignee ? contactNotice(context, { ...task, assignee }, true) : NOTHING,
  );
};

/** Whether a supervisor was asked for. */
export const isForSupervisor = ({ events }: CaseFile, { taskId }: Task): boolean =>
  eventsOf(events, 'person-asked').some(({ data }) => data.taskId === taskId && data.supervisor);

/**
 * A customer asks for a person (Ley 10/2025 art. 8.2) or a supervisor (art. 8.3): somebody is named, and the customer notified.
 * Combine what it returns with the change the request comes with. Where a contact is open already, nothing is added, unless
 * a supervisor is asked for now and was not before, or a number is given that was not known.
 */
export const askPerson = (context: AskContext, request: ContactRequest): PersonAsked => {
  const open = openContact(context.file);
  return open ? again(context, open, request) : begin(context, request);
};

/** The customer's request for a person while it is open, such as when the case is merged into another. */
export const openRequest = (file: CaseFile): ContactRequest | undefined => {
  const open = openContact(file);
  if (!open) return undefined;
  const asking = eventsOf(file.events, 'person-asked').find(({ data }) => data.taskId === open.taskId);
  const phone = open.textId && file.texts.get(open.textId);
  return {
    supervisor: isForSupervisor(file, open),
    channel: asking?.data.channel ?? file.head.channel,
    ...(phone && { phone }),
  };
};

/** What a customer's message adds that asks for a person, whatever channel it came by. Nothing where it does not. */
export const askedInWords = (
  context: AskContext,
  { text, channel }: { text: string; channel: string },
): PersonAsked => {
  const wanted = asksForPerson(context.deps.policy, text);
  return wanted ? askPerson(context, { ...wanted, channel }) : NOTHING;
};

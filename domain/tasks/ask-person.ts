import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, type Change, textItem } from '#domain/case/change.ts';
import { eventsOf, type NewEvent } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Channels } from '#domain/messages/channel-facts.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { customerWords } from '#domain/messages/customer-words.ts';
import { dateWords, staffNotice, taskWords } from '#domain/messages/staff-notice.ts';
import { whoAndWhen } from '#domain/messages/who-and-when.ts';
import { dayOf, isAway, personOf } from '#domain/people/directory.ts';
import { namedPeople } from '#domain/people/named-in-text.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import { dueByLaw } from '#domain/timers/recalculate-timers.ts';
import { asksForPerson, type PersonWanted } from '#domain/understand/requests.ts';
import { escalatesTo, takesOver } from './escalation-policy.ts';
import { openTask } from './open-task.ts';

export type AskDeps = { policy: Policy; clock: Clock; deskUrl: string; law: Law; channels: Channels };

type AskContext = CaseContext<AskDeps>;

/** What was asked, and where. */
export type PersonWish = PersonWanted & { channel: string; phone?: string };

/** What asking for a person adds to the change it is asked in. */
export type PersonAsked = Required<Pick<Change, 'events' | 'writes' | 'effects'>>;

const NOTHING: PersonAsked = { events: [], writes: [], effects: [] };

/** The open contact of a case: there is one at a time, in whichever journey it was asked for. */
export const openContact = ({ tasks }: Pick<CaseFile, 'tasks'>): Task | undefined =>
  tasks.find(({ kind, status }) => kind === 'contact' && status === 'open');

/** Who gets in touch: the owner or whoever stands in, above the owner where a supervisor is asked for. Never whom the complaint is about. */
const callerFor = ({ file, at, deps: { policy } }: AskContext, { supervisor }: PersonWanted): string | undefined => {
  const { owner } = file.head;
  const day = dayOf(policy, at);
  const excluded = namedPeople(policy, customerWords(file));
  if (supervisor) return escalatesTo(policy, { level: 'supervisor', owner, day, excluded })?.to;
  const isFree = owner && !excluded.includes(owner) && !isAway(personOf(policy, owner), day);
  return isFree ? owner : takesOver(policy, { level: 'substitute', assignee: owner, day, excluded })?.to;
};

/** The customer hears at once who gets in touch, and until when. */
const contactNotice = ({ file, at, deps }: AskContext, task: Task): OutgoingMessage => {
  const messageId = `contact-${task.taskId}-${task.assignee ?? 'nobody'}`;
  return whoAndWhen(file, deps, { task, template: 'person-will-call', messageId, at });
};

const asked = ({ taskId }: Task, { supervisor, channel }: PersonWish): NewEvent => ({
  type: 'person-asked',
  actor: { kind: 'customer' },
  data: { taskId, supervisor, channel },
});

const begin = (context: AskContext, wish: PersonWish): PersonAsked => {
  const { file, at, deps } = context;
  const { caseId, cycle } = file.head;
  const number = file.tasks.filter((task) => task.kind === 'contact' && task.cycle === cycle).length + 1;
  const textId = wish.phone && `phone-${cycle}-${number}`;
  const dueAt = dueByLaw(context, wish.supervisor ? 'supervisor' : 'human');
  const { task, events, writes, effects } = openTask(
    { head: file.head, at, deps },
    {
      kind: 'contact',
      caseId,
      cycle,
      parts: [number],
      assignee: callerFor(context, wish),
      ...(textId && { textId }),
      ...(dueAt && { dueAt }),
    },
  );
  const notified = contactNotice(context, task);
  return {
    events: [...events, asked(task, wish)],
    writes: [...writes, ...notified.writes, ...(textId && wish.phone ? [textItem(textId, wish.phone)] : [])],
    effects: [...effects, ...notified.effects],
  };
};

/** Who asked for a person now asks for a supervisor: the same call, by somebody else. */
const reassign = (context: AskContext, task: Task, wish: PersonWish): PersonAsked => {
  const { file, at, deps } = context;
  const { policy, deskUrl } = deps;
  const events = [asked(task, wish)];
  const to = callerFor(context, wish);
  if (!to || to === task.assignee) return { ...NOTHING, events };
  const notified = contactNotice(context, { ...task, assignee: to });
  const notice = staffNotice(policy, file.head, {
    to,
    messageId: `raised-${task.taskId}`,
    at,
    template: 'staff-task',
    deskUrl,
    values: { kind: taskWords.contact, dueAt: dateWords(policy, task.dueAt) },
  });
  return {
    events,
    writes: [
      { kind: 'task-change', task, set: { assignee: to } } satisfies CaseItem,
      ...notice.writes,
      ...notified.writes,
    ],
    effects: [...notice.effects, ...notified.effects],
  };
};

/** Whether it has to be somebody above who answered. */
export const isForSupervisor = ({ events }: CaseFile, { taskId }: Task): boolean =>
  eventsOf(events, 'person-asked').some(({ data }) => data.taskId === taskId && data.supervisor);

/**
 * A customer asks for a person (Ley 10/2025 art. 8.2) or a supervisor (art. 8.3): somebody is named, and the customer notified.
 * Put what it returns into the change in which it is asked. Where a call is on its way already, nothing is added, unless
 * it has to come from higher up now.
 */
export const askPerson = (context: AskContext, wish: PersonWish): PersonAsked => {
  const open = openContact(context.file);
  if (!open) return begin(context, wish);
  return wish.supervisor && !isForSupervisor(context.file, open) ? reassign(context, open, wish) : NOTHING;
};

/** What the customer of a case asked for and still waits for, such as when the case is merged into another. */
export const stillWanted = (file: CaseFile): PersonWish | undefined => {
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

/** What words of a customer add that ask for a person, whatever channel they came by. */
export const askedInWords = (
  context: AskContext,
  { text, channel }: { text: string; channel: string },
): PersonAsked => {
  const wanted = asksForPerson(context.deps.policy, text);
  return wanted ? askPerson(context, { ...wanted, channel }) : NOTHING;
};

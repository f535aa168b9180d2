import type { Task } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, type Change, textItem } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/history.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { customerWords } from '#domain/messages/customer-words.ts';
import { dateWords, staffNotice, taskWords } from '#domain/messages/staff-notice.ts';
import { whoAndWhen } from '#domain/messages/who-and-when.ts';
import { dayOf, isAway, namedPeople, personOf } from '#domain/people/people.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { dueByLaw } from '#domain/timers/recalculate-timers.ts';
import { asksForPerson, type PersonWanted } from '#domain/understand/requests.ts';
import { escalatesTo, takesOver } from './escalation-policy.ts';
import { openTask } from './open-task.ts';

export type AskDeps = { policy: Policy; clock: Clock; deskUrl: string; law: Law };

/** What was asked, and where. */
export type PersonWish = PersonWanted & { channel: string; phone?: string };

/** What asking for a person adds to the change it is asked in. */
export type PersonAsked = Required<Pick<Change, 'events' | 'writes' | 'effects'>>;

const NOTHING: PersonAsked = { events: [], writes: [], effects: [] };

/** The open contact of a case: there is one at a time, in whichever journey it was asked for. */
export const openContact = ({ tasks }: Pick<CaseFile, 'tasks'>): Task | undefined =>
  tasks.find(({ kind, status }) => kind === 'contact' && status === 'open');

/** Who gets in touch: the owner or whoever stands in, above the owner where a supervisor is asked for. Never whom the complaint is about. */
const callerFor = (file: CaseFile, { supervisor }: PersonWanted, at: Instant, policy: Policy): string | undefined => {
  const { owner } = file.head;
  const day = dayOf(policy, at);
  const excluded = namedPeople(policy, customerWords(file));
  if (supervisor) return escalatesTo(policy, { level: 'supervisor', owner, day, excluded })?.to;
  const isFree = owner && !excluded.includes(owner) && !isAway(personOf(policy, owner), day);
  return isFree ? owner : takesOver(policy, { level: 'substitute', assignee: owner, day, excluded })?.to;
};

/** The customer hears at once who gets in touch, and until when. */
const word = (file: CaseFile, task: Task, at: Instant, policy: Policy): OutgoingMessage => {
  const messageId = `contact-${task.taskId}-${task.assignee ?? 'nobody'}`;
  return whoAndWhen(file, task, { template: 'person-will-call', messageId, at }, policy);
};

const asked = ({ taskId }: Task, { supervisor, channel }: PersonWish): NewEvent => ({
  type: 'person-asked',
  actor: { kind: 'customer' },
  data: { taskId, supervisor, channel },
});

const begin = (file: CaseFile, wish: PersonWish, at: Instant, deps: AskDeps): PersonAsked => {
  const { caseId, cycle } = file.head;
  const number = file.tasks.filter((task) => task.kind === 'contact' && task.cycle === cycle).length + 1;
  const textId = wish.phone && `phone-${cycle}-${number}`;
  const dueAt = dueByLaw(file, wish.supervisor ? 'supervisor' : 'human', at, deps);
  const { task, events, writes, effects } = openTask(
    file.head,
    {
      kind: 'contact',
      caseId,
      cycle,
      parts: [number],
      assignee: callerFor(file, wish, at, deps.policy),
      ...(textId && { textId }),
      ...(dueAt && { dueAt }),
    },
    at,
    deps,
  );
  const told = word(file, task, at, deps.policy);
  return {
    events: [...events, asked(task, wish)],
    writes: [...writes, ...told.writes, ...(textId && wish.phone ? [textItem(textId, wish.phone)] : [])],
    effects: [...effects, ...told.effects],
  };
};

/** Who asked for a person now asks for a supervisor: the same call, by somebody else. */
const raise = (
  file: CaseFile,
  task: Task,
  wish: PersonWish,
  at: Instant,
  { policy, deskUrl }: AskDeps,
): PersonAsked => {
  const events = [asked(task, wish)];
  const to = callerFor(file, wish, at, policy);
  if (!to || to === task.assignee) return { ...NOTHING, events };
  const told = word(file, { ...task, assignee: to }, at, policy);
  const notice = staffNotice(policy, file.head, to, {
    messageId: `raised-${task.taskId}`,
    at,
    template: 'staff-task',
    deskUrl,
    values: { kind: taskWords.contact, dueAt: dateWords(policy, task.dueAt) },
  });
  return {
    events,
    writes: [{ kind: 'task-change', task, set: { assignee: to } } satisfies CaseItem, ...notice.writes, ...told.writes],
    effects: [...notice.effects, ...told.effects],
  };
};

/** Whether it has to be somebody above who answered. */
export const isForSupervisor = ({ events }: CaseFile, { taskId }: Task): boolean =>
  events.some(({ type, data }) => type === 'person-asked' && data['taskId'] === taskId && data['supervisor'] === true);

/**
 * A customer asks for a person (Ley 10/2025 art. 8.2) or a supervisor (art. 8.3): somebody is named, and the customer told.
 * Put what it returns into the change in which it is asked. Where a call is on its way already, nothing is added, unless
 * it has to come from higher up now.
 */
export const askPerson = (file: CaseFile, wish: PersonWish, at: Instant, deps: AskDeps): PersonAsked => {
  const open = openContact(file);
  if (!open) return begin(file, wish, at, deps);
  return wish.supervisor && !isForSupervisor(file, open) ? raise(file, open, wish, at, deps) : NOTHING;
};

/** What the customer of a case asked for and still waits for, such as when the case is merged into another. */
export const stillWanted = (file: CaseFile): PersonWish | undefined => {
  const open = openContact(file);
  if (!open) return undefined;
  const asking = file.events.find(({ type, data }) => type === 'person-asked' && data['taskId'] === open.taskId);
  const phone = open.textId && file.texts.get(open.textId);
  return {
    supervisor: isForSupervisor(file, open),
    channel: String(asking?.data['channel'] ?? file.head.channel),
    ...(phone && { phone }),
  };
};

/** What words of a customer add that ask for a person, whatever channel they came by. */
export const askedInWords = (
  file: CaseFile,
  { text, channel }: { text: string; channel: string },
  at: Instant,
  deps: AskDeps,
): PersonAsked => {
  const wanted = asksForPerson(deps.policy, text);
  return wanted ? askPerson(file, { ...wanted, channel }, at, deps) : NOTHING;
};

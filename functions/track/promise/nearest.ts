import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { whoMeets } from '#domain/meetings/words.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { commitmentWords } from '#domain/promises/commitment-words.ts';
import { openContact } from '#domain/tasks/ask-person.ts';
import { openReply } from '#domain/tasks/ask-reply.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { escalationsOf } from '#domain/tasks/raise-escalation.ts';
import type { Instant } from '#domain/time.ts';
import { openCallOf } from '#domain/urgent/open-call.ts';
import { commitmentsOf } from './commitments.ts';

/** What a customer waits for, with a date of ours. */
export const promiseKinds = [
  'call',
  'write',
  'contact',
  'meeting',
  'escalation',
  'reply',
  'outage',
  'commitment',
  'news',
  'answer',
] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** Something we said we do by a date. `who` and `to` are absent where nobody is named, or no number is known. */
export type Promised = {
  kind: PromiseKind;
  by: Instant;
  /** Name of whoever has it now. */
  who?: string;
  /** The end of the number that is called. */
  to?: string;
  /** Of a commitment: what was promised. */
  what?: string;
};

/** What a promise is looked for in; `withRequests`: whoever reads may know of what the customer asked for, and of what was agreed. */
type Looking = { file: CaseFile; policy: Policy; withRequests: boolean };

const LAST_DIGITS = 3;

/** What is enough to know a number again, and too little to learn it. */
const endOf = (phone: string | undefined): { to?: string } => {
  const digits = (phone ?? '').replace(/\D/g, '');
  return digits.length > LAST_DIGITS * 2 ? { to: `··· ${digits.slice(-LAST_DIGITS)}` } : {};
};

const named = (policy: Policy, assignee: string | undefined): { who?: string } =>
  assignee ? { who: nameOf(policy, assignee) } : {};

const isOpen = ({ status }: Task): boolean => status === 'open';

const calls = ({ file, policy, withRequests }: Looking): Promised[] => {
  const { tasks, texts, complainant } = file;
  const call = openCallOf(tasks);
  const contact = withRequests ? openContact(file) : undefined;
  const phone = contact?.textId ? texts.get(contact.textId) : undefined;
  return [
    ...(call
      ? [
          {
            kind: call.inWriting ? ('write' as const) : ('call' as const),
            by: call.dueAt,
            ...named(policy, call.assignee),
            ...(withRequests && !call.inWriting && endOf(complainant.phone)),
          },
        ]
      : []),
    ...(contact
      ? [
          {
            kind: 'contact' as const,
            by: contact.dueAt,
            ...named(policy, contact.assignee),
            ...endOf(phone ?? complainant.phone),
          },
        ]
      : []),
  ];
};

const answers = ({ file, policy, withRequests }: Looking): Promised[] => {
  const reply = openReply(file);
  const outage = file.tasks.find((task) => task.kind === 'outage-update' && isOpen(task));
  const escalation = withRequests
    ? escalationsOf(file).findLast((task) => isOpen(task) && task.subject?.startsWith('customer:'))
    : undefined;
  return [
    ...(escalation
      ? [{ kind: 'escalation' as const, by: escalation.dueAt, ...named(policy, escalation.assignee) }]
      : []),
    ...(reply ? [{ kind: 'reply' as const, by: reply.dueAt, ...named(policy, reply.assignee) }] : []),
    ...(outage ? [{ kind: 'outage' as const, by: outage.dueAt, ...named(policy, outage.assignee) }] : []),
  ];
};

/** Commitments that are not kept yet. */
const commitments = ({ file, policy, withRequests }: Looking): Promised[] =>
  (withRequests ? commitmentsOf(file) : [])
    .filter(({ isKept }) => !isKept)
    .map(({ commitment, task }) => ({
      kind: 'commitment' as const,
      by: commitment.dueAt,
      what: commitmentWords(file.texts, commitment),
      ...named(policy, task?.assignee ?? commitment.owner),
    }));

/** A meeting whose date the customer chose. */
const meetings = ({ file, policy, withRequests }: Looking): Promised[] => {
  const { meeting, setAsideAt, replyLanguage } = file.head;
  if (!withRequests || setAsideAt || meeting?.state !== 'chosen' || meeting.chosen === undefined) return [];
  return [{ kind: 'meeting', by: meeting.chosen, who: whoMeets({ file, policy }, meeting, replyLanguage) }];
};

/** While an answer is owed: the next word of ours, and the answer. Whoever looks after a breach has it now. */
const news = ({ file, policy }: Looking): Promised[] => {
  const { head, agreements } = file;
  const isOver = head.closedAt !== undefined || head.setAsideAt !== undefined;
  if (isOver || agreements.some(({ cycle }) => cycle === head.cycle)) return [];
  const breach = escalationsOf(file).findLast((task) => isOpen(task) && task.subject?.startsWith('breach:'));
  const who = named(policy, breach?.assignee ?? head.owner);
  return [
    { kind: 'news', by: head.nextWordBy, ...who },
    { kind: 'answer', by: head.answerBy, ...who },
  ];
};

/** The promise whose date comes first, or is longest past; undefined where we owe nothing. */
export const nearestPromise = (looking: Looking): Promised | undefined =>
  looking.file.head.blockedAt
    ? undefined
    : [...calls(looking), ...answers(looking), ...meetings(looking), ...commitments(looking), ...news(looking)].sort(
        (a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0),
      )[0];

import { isAskedAbout } from '../holds/holds.ts';
import { withStop } from '../messages/stopped.ts';
import type { Policy } from '../policy/policy.ts';
import type { RefusalCode } from '../refusal.ts';
import { kindOf } from '../tasks/kinds.ts';
import { putsFirst } from '../understand/possible-danger.ts';
import type { LocalizedText } from '../values.ts';
import type { Case } from './case.ts';
import type { Complainant, Handle } from './complainant.ts';
import type { CaseEvent } from './events.ts';
import type { Message } from './message.ts';
import type { Severity } from './reason.ts';
import type { Agreement } from './settlement.ts';
import type { Task } from './task.ts';

/** What is looked at before a case is parked. */
export type MergeState = { head: Case; tasks: Task[]; agreements: Agreement[]; events: CaseEvent[] };

const BLOCKERS = {
  aside: {
    code: 'case-parked',
    es: 'El caso ya está apartado o unido a otro',
    en: 'The case was set aside or merged before',
  },
  settled: {
    code: 'case-settled',
    es: 'El caso ya está resuelto: lo acordado se cumple tal como está',
    en: 'The case is settled: what was agreed is kept as it stands',
  },
  offered: {
    code: 'offer-pending',
    es: 'El cliente tiene una propuesta en la mano; hágalo al revés o espere su respuesta',
    en: 'The customer has an offer in hand; do it the other way round, or wait for the answer',
  },
  asked: {
    code: 'body-pending',
    es: 'Un organismo externo se ocupa del caso; espere su resultado',
    en: 'An outside body looks at the case; wait for its outcome',
  },
  moving: {
    code: 'case-in-motion',
    es: 'El caso está en marcha y no espera a nadie; inténtelo de nuevo en un momento',
    en: 'The case is on its way and waits for nobody; try again in a moment',
  },
} as const satisfies Record<string, LocalizedText & { code: RefusalCode }>;

/** Tasks of the present cycle that wait for a person. */
export const waitingTasks = ({ head, tasks }: Pick<MergeState, 'head' | 'tasks'>): Task[] =>
  tasks.filter(({ cycle, status }) => cycle === head.cycle && status === 'open');

/**
 * Why nobody can stop working on a case now; undefined where they can. It has to stand still, waiting for a person of ours:
 * then what waits can be withdrawn and opened again, and no execution notices.
 */
export const mergeBlocker = (file: MergeState): (LocalizedText & { code: RefusalCode }) | undefined => {
  const { head, tasks, agreements } = file;
  if (head.setAsideAt) return BLOCKERS.aside;
  if (isAskedAbout(file.events)) return BLOCKERS.asked;
  if (head.closedAt || agreements.some(({ cycle }) => cycle === head.cycle)) return BLOCKERS.settled;
  const open = waitingTasks(file).filter(({ kind }) => !kindOf(kind).isStandalone);
  if (open.some(({ assignee }) => assignee === 'customer')) return BLOCKERS.offered;
  const isPlanning = tasks.some(({ cycle, status }) => cycle === head.cycle && status === 'planned');
  return open.length === 0 || isPlanning ? BLOCKERS.moving : undefined;
};

/** The cases that were merged into one, as readers are told of them. */
export const namedMerged = ({ merged }: Pick<Case, 'merged'>) => merged?.map(({ noFiles: _, ...named }) => named);

/**
 * Cases that were merged into one that is merged now itself, as the case names them that takes it in: those of other people stay theirs,
 * and where it is another person's, all that went into it is, so that nobody is led to a case that is not theirs.
 */
export const mergedBefore = ({ merged = [] }: Pick<Case, 'merged'>, isAnothers: boolean): NonNullable<Case['merged']> =>
  merged.filter((one) => isAnothers || one.isAnothers).map((one) => ({ ...one, isAnothers: true }));

/** The id that a message of a merged case has in the case it was merged into: always the same, whatever is undone and done again. */
export const copiedId = ({ reference }: Pick<Case, 'reference'>, messageId: string): string =>
  `${reference}.${messageId}`;

/** The messages that follow a case into another: all but notices to the team. */
export const followingMessages = (messages: Message[]): Message[] =>
  messages.filter(({ audience }) => audience !== 'staff');

const sameHandle = (one: Handle) => (other: Handle) =>
  one.channel === other.channel && one.id === other.id && Boolean(one.public) === Boolean(other.public);

/** What a customer is reached by once two cases are one, and what of it came with the merged case (names of fields, no values). */
export const joinedCustomer = (
  into: Complainant,
  from: Complainant,
): { complainant: Complainant; gained: ('email' | 'phone' | 'handles')[] } => {
  const { handles: known = [] } = into;
  const handles = (from.handles ?? []).filter((handle) => !known.some(sameHandle(handle)));
  const email = into.email ? undefined : from.email;
  const phone = into.phone ? undefined : from.phone;
  // Whoever it was that asked for no more messages, the address gets none.
  const stopping = (from.stopped ?? []).reduce((all, { at, ...stop }) => withStop(all, stop, at), into);
  return {
    complainant: {
      ...stopping,
      ...(email && { email }),
      ...(phone && { phone }),
      ...(handles.length > 0 && { handles: [...known, ...handles] }),
    },
    gained: [
      ...(email ? (['email'] as const) : []),
      ...(phone ? (['phone'] as const) : []),
      ...(handles.length > 0 ? (['handles'] as const) : []),
    ],
  };
};

/** Takes back what a merged case brought. */
export const parted = (into: Complainant, from: Complainant, gained: string[]): Complainant => {
  const { email, phone, handles = [], ...rest } = into;
  const own = gained.includes('handles')
    ? handles.filter((handle) => !(from.handles ?? []).some(sameHandle(handle)))
    : handles;
  return {
    ...rest,
    ...(email && !gained.includes('email') && { email }),
    ...(phone && !gained.includes('phone') && { phone }),
    ...(own.length > 0 && { handles: own }),
  };
};

/**
 * The higher severity of two cases, and what puts the customer of the other first (an age, what may be a danger), whatever its level is:
 * somebody has to read it before all else. It adds no points, which count in the case it was said in. The earlier date of the answer
 * follows from the history (domain/timers): no date is won by merging.
 */
export const stricter = (policy: Pick<Policy, 'severity'>, into: Case, from: Case): { severity?: Severity } => {
  if (!from.severity) return {};
  if (!into.severity) return { severity: from.severity };
  const isHigher = from.severity.level > into.severity.level;
  const [high, low] = isHigher ? [from.severity, into.severity] : [into.severity, from.severity];
  const added = low.reasons
    .filter((reason) => putsFirst(policy, reason) && !high.reasons.some(({ code }) => code === reason.code))
    .map((reason) => ({ ...reason, points: 0 }));
  if (!isHigher && added.length === 0) return {};
  // Lists show the first reason.
  return { severity: { ...high, reasons: [...added, ...high.reasons] } };
};

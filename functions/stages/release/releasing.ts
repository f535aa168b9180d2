import type { Funds } from '#domain/budgets/funds.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type Change, type ChangePart, combine } from '#domain/case/change.ts';
import type { EventData, NewEvent } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import { shortTextId } from '#domain/messages/compose.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { decided, type User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { TrackingUrl } from '#platform/links.ts';
import type { WithCommitments } from './committed.ts';
import type { ReleaseDecision, ReleaseOutput } from './contract.ts';

export type ReleaseDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  trackingUrl: TrackingUrl;
  deskUrl: string;
};

/** Somebody decides on what waits for a release. `reason` is the text they gave, stored, and its id. */
export type Releasing = CaseContext<ReleaseDeps> & {
  url: string;
  task: Task;
  user: User;
  input: ReleaseDecision & { toneAccepted?: string[] };
  reason: ChangePart & { reasonTextId?: string };
  /** What stores the words that were given in place of the policy's, and those of commitments. */
  given: ChangePart;
  /** What the letter commits us to; `isNew` where it is not what stood in it. */
  committed: Pick<WithCommitments, 'commitments' | 'isNew'>;
  /** What there is for the case beside what its owner may grant. */
  funds: Funds | undefined;
};

/** What the customer gets; `short` goes to a phone in its place. */
export type SentLetter = { text: string; short?: string };

/** What was proposed and is not offered, for whoever released it. */
export type LeftOut = { concession: string; title: string }[];

/** What the release comes to: the change, what the execution is handed, the letter as it is then, and what is not in it any more. */
export type Released = { output: ReleaseOutput; change: Change; letter: SentLetter; leftOut?: LeftOut };

/** The letter with what goes to a phone in place of it, where a change sends or keeps that under an id. */
export const letterWith = (text: string, { items = [] }: ChangePart, id: string): SentLetter => {
  const short = items.find((item) => item.kind === 'text' && item.textId === shortTextId(id));
  return { text, ...(short?.kind === 'text' && { short: short.text }) };
};

/** What the history keeps of every decision on a release. */
export const recorded = ({ task, input, reason }: Releasing) => ({
  cycle: task.cycle,
  taskId: task.taskId,
  subject: task.subject as EventData<'released'>['subject'],
  ...(input.toneAccepted && { toneAccepted: input.toneAccepted }),
  ...(reason.reasonTextId && { reasonTextId: reason.reasonTextId }),
});

/** What went out, by whom it was released, and the hash of the very text. */
export const releasedEvent = (
  releasing: Releasing,
  sent: Omit<EventData<'released'>, keyof ReturnType<typeof recorded>>,
): NewEvent => {
  const kinds = releasing.committed.commitments.map(({ kind }) => kind);
  return {
    type: 'released',
    actor: { kind: 'person', id: releasing.user.id },
    data: { ...recorded(releasing), ...sent, ...(kinds.length > 0 && { commitments: kinds }) },
  };
};

/** The task is decided, and the execution goes on with what comes next. */
export const over = ({ task, user, at, reason, given }: Releasing, output: ReleaseOutput): ChangePart =>
  combine(
    {
      items: [decided(task, { by: user.id, at, output })],
      effects: [{ effect: 'resume', taskId: task.taskId }],
    },
    reason,
    given,
  );

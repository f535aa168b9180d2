import type { Funds } from '#domain/budgets/funds.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type Change, type ChangePart, combine } from '#domain/case/change.ts';
import type { EventData, NewEvent } from '#domain/case/events.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { decided, type User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { TrackingUrl } from '#platform/links.ts';
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
  /** What stores the words that were given in place of the policy's. */
  given: ChangePart;
  /** What there is for the case beside what its owner may grant. */
  funds: Funds | undefined;
};

/** What the release comes to: the change, and what the execution is handed. */
export type Released = { output: ReleaseOutput; change: Change };

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
): NewEvent => ({
  type: 'released',
  actor: { kind: 'person', id: releasing.user.id },
  data: { ...recorded(releasing), ...sent },
});

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

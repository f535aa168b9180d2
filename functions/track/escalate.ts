import { receiveWordsOnPage } from '#cases/inbound-message/receive-words.ts';
import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Task } from '#domain/case/task.ts';
import { whoAndWhen } from '#domain/messages/who-and-when.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import { cancelTasks } from '#domain/tasks/cancel.ts';
import { escalateCase } from '#domain/tasks/escalate.ts';
import { escalationsOf } from '#domain/tasks/raise-escalation.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { trackingUrl } from '#platform/tracking-links.ts';
import type { TrackDeps } from './contract.ts';
import type { CustomerEscalation } from './requests-contract.ts';

/** The escalations the customer asked for in this cycle, oldest first. */
export const askedFor = (file: Pick<CaseFile, 'head' | 'tasks'>): Task[] =>
  escalationsOf(file).filter(({ subject }) => subject?.startsWith('customer:'));

/** How high the customer can go now, or why not. */
type NextLevel = { level: NonNullable<Task['level']> } | { refused: RefusalCode };

/** How high the customer can go now: first a supervisor; after the answer, or after some time without one, the head. */
export const nextLevel = (
  file: Pick<CaseFile, 'head' | 'tasks'>,
  at: Instant,
  { policy, clock }: { policy: Policy; clock: Clock },
): NextLevel => {
  const { again, most } = policy.requests.customerEscalation;
  const { setAsideAt, blockedAt } = file.head;
  const before = askedFor(file);
  const last = before.at(-1);
  if (setAsideAt || blockedAt) return { refused: 'escalated-before' };
  if (!last) return { level: 'supervisor' };
  if (before.length >= most) return { refused: 'escalated-to-the-top' };
  const isWaiting = last.status === 'open' && at < clock.after(last.plannedAt, again);
  return isWaiting ? { refused: 'escalated-before' } : { level: 'head' };
};

/**
 * The customer asks for somebody with more say. Whoever had the case before is not asked for the same any more: one question,
 * one person.
 *
 * Refuses: escalated-before while somebody sees to it, escalated-to-the-top when it has been as high as it goes.
 */
export const escalate = async (
  { caseId, message }: CustomerEscalation & { caseId: string },
  deps: TrackDeps,
): Promise<void> => {
  const { cases, clock, policy, newId } = deps;
  const at = clock.now();
  const secret = await deps.linkSecret();
  const textId = message && newId();
  await cases.change(caseId, at, (file) => {
    const next = nextLevel(file, at, deps);
    if ('refused' in next) throw new Refusal(next.refused);
    const before = askedFor(file);
    const raised = escalateCase(
      { file, at, deps },
      {
        reason: 'customer',
        level: next.level,
        key: String(before.length + 1),
        actor: { kind: 'customer' },
        ...(textId && { textId }),
      },
    );
    if (!raised) return undefined;
    const earlier = cancelTasks(
      before.filter(({ status }) => status === 'open'),
      'escalated-further',
    );
    const { taskId } = raised.task;
    const link = { caseId, scope: 'full', version: linkVersion(file.head) } as const;
    const url = trackingUrl(deps.publicUrl, secret, link);
    const about = { template: 'escalated-for-you', messageId: `escalated-${taskId}`, at, trackingUrl: url } as const;
    return combine(
      earlier,
      raised,
      whoAndWhen(file, { policy, channels }, { task: raised.task, ...about }),
      textId && message && receiveWordsOnPage({ file, at, deps }, { messageId: textId, text: message }),
    );
  });
};

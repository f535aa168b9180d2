import { type Case, mayBeComplaint } from '../case/case.ts';
import type { CaseContext, CaseFile } from '../case/case-file.ts';
import { type ChangePart, combine, textItem } from '../case/change.ts';
import { concernedIn } from '../people/concerned.ts';
import { dayOf } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import { escalatesTo } from '../tasks/escalation-policy.ts';
import { type OpenTaskContext, openTask } from '../tasks/open-task.ts';
import { durationMs, instantAfter } from '../time.ts';
import { complaintsAmong } from './complaints-before.ts';

/**
 * How often the customer has complained within the time of the policy, this time counted, where that is so often that somebody should
 * look at all of their cases together; undefined where it is not, or somebody was asked to within that time.
 * @param others cases of the same customer, by what they have proved
 */
export const reviewDue = (
  head: Case,
  others: readonly Case[],
  { customers: { review } }: Pick<Policy, 'customers'>,
): number | undefined => {
  const since = instantAfter(head.receivedAt, -durationMs(review.within));
  const isAsked = [head, ...others].some(({ accountReviewAt = '' }) => accountReviewAt >= since);
  const recent = others.filter(({ receivedAt }) => receivedAt >= since);
  const complaints = complaintsAmong(recent, head).cases + 1;
  return mayBeComplaint(head) && !isAsked && complaints >= review.cases ? complaints : undefined;
};

/** The review of all cases of the customer that somebody is at, in this case. */
export const openAccountReview = ({ tasks }: Pick<CaseFile, 'tasks'>) =>
  tasks.find(({ kind, status }) => kind === 'account-review' && status === 'open');

/** Why it is asked for: so many complaints, or the reason of a person. */
type Asked = { complaints: number } | { by: string; reason: { textId: string; text: string } };

/** A supervisor is asked to look back over all cases of a customer. */
export const askAccountReview = (
  { file, at, deps }: CaseContext<OpenTaskContext['deps']>,
  asked: Asked,
): ChangePart & { taskId: string; dueAt: string } => {
  const { head, tasks } = file;
  const { caseId, cycle, owner } = head;
  const number = tasks.filter((task) => task.kind === 'account-review' && task.cycle === cycle).length + 1;
  const wanted = {
    level: 'supervisor',
    owner,
    day: dayOf(deps.policy, at),
    excluded: concernedIn(deps.policy, file),
  } as const;
  const { task, ...opened } = openTask(
    { head, at, deps },
    { kind: 'account-review', caseId, cycle, parts: [number], assignee: escalatesTo(deps.policy, wanted)?.to },
  );
  const { taskId, dueAt } = task;
  const isByHand = 'by' in asked;
  return {
    ...combine(opened, {
      set: { accountReviewAt: at },
      events: [
        {
          type: 'account-review-asked',
          actor: isByHand ? { kind: 'person', id: asked.by } : { kind: 'system' },
          data: { taskId, ...(isByHand ? { reasonTextId: asked.reason.textId } : { complaints: asked.complaints }) },
        },
      ],
      items: isByHand ? [textItem(asked.reason.textId, asked.reason.text)] : [],
    }),
    ...{ taskId, dueAt },
  };
};

import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, textItem } from '#domain/case/change.ts';
import type { EventData } from '#domain/case/events.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { barredFrom } from '#domain/four-eyes/rule.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireTask, requireUninvolved, type User } from '#domain/tasks/decide.ts';
import type { ReleaseDecision, ReleaseOutput } from './contract.ts';
import { givesWords, withGivenWords } from './given-words.ts';
import { releaseAnswer } from './release-answer.ts';
import { releaseOffer } from './release-offer.ts';
import type { ReleaseDeps, Released, Releasing } from './releasing.ts';

export type ReleaseInput = ReleaseDecision & { taskId: string; user: User; toneAccepted?: string[] };
/** The offer that waits to be released. Refuses: task-of-another-kind. */
const offerOf = ({ offers }: CaseFile, task: Task): Offer => {
  const offer = offers.find(({ cycle, status }) => cycle === task.cycle && status === 'needs-release');
  if (task.kind !== 'release' || !offer)
    throw new Refusal('task-of-another-kind', { title: 'Nothing waits to be released here' });
  return offer;
};

/** Whoever approved it releases it only where nobody else was left to be given it. Refuses: not-your-task, with what they did. */
const demandOtherEyes = (file: CaseFile, task: Task, user: User): void => {
  const acts = barredFrom(task, file).get(user.id);
  if (task.assignee === user.id || !acts) return;
  throw new Refusal('not-your-task', {
    title: 'You approved it: somebody else reads and releases it',
    es: 'Usted la aprobó: otra persona la lee y la envía',
    details: { acts },
  });
};

/** The open release that somebody is about to decide. Refuses: not-your-task, no-such-task, task-not-open, task-decided-before. */
export const requireReleasable = (setting: { file: CaseFile; policy: Policy }, taskId: string, user: User): Task => {
  const task = requireUninvolved(setting, taskId, user);
  demandOtherEyes(setting.file, task, user);
  return task;
};

/** Refuses: reason-missing with `hold`, change-missing with `change`. */
const demandWhole = (input: ReleaseDecision): void => {
  const { decision, reason, options, add, text } = input;
  if (decision === 'hold' && !reason)
    throw new Refusal('reason-missing', {
      errors: [{ pointer: '/reason', message: 'must say why the customer has to wait' }],
    });
  if (decision === 'change' && !options && !add && text === undefined && !givesWords(input))
    throw new Refusal('change-missing', {
      errors: [{ pointer: '/decision', message: 'needs options, add or text: what is changed' }],
    });
};

/** How often somebody wrote down a reason on the task, so that none takes the place of another. */
const reasonOf = (file: CaseFile, { taskId }: Task, reason: string | undefined): Releasing['reason'] => {
  if (!reason) return {};
  const held = file.events.filter(({ type, data }) => type === 'release-held' && data.taskId === taskId).length;
  const reasonTextId = `release-reason-${taskId.split('.').slice(1).join('-')}-${held + 1}`;
  return { reasonTextId, items: [textItem(reasonTextId, reason)] };
};

/** Kept back for now: the task stays open, and its escalation goes on. */
const held = ({ task, user, reason }: Releasing): Change => ({
  events: [
    {
      type: 'release-held',
      actor: { kind: 'person', id: user.id },
      data: {
        cycle: task.cycle,
        taskId: task.taskId,
        subject: task.subject as EventData<'release-held'>['subject'],
        reasonTextId: reason.reasonTextId ?? '',
      },
    },
  ],
  items: reason.items ?? [],
});

/**
 * Somebody has read what goes out (stage release): it is sent as it was shown, or changed and sent, in the same change that
 * records it; or it goes back to approval; or it is kept back with a reason. Nothing is composed a second time, so what was
 * released is what the customer gets.
 *
 * Refuses: reason-missing, change-missing, options-unfit, points-unanswered, letter-incomplete, not-your-task, no-such-task,
 * task-not-open, task-decided-before, task-of-another-kind.
 */
export const recordRelease = async (
  { taskId, user, ...input }: ReleaseInput,
  deps: ReleaseDeps,
): Promise<Partial<ReleaseOutput>> => {
  const { cases, clock, policy } = deps;
  demandWhole(input);
  const { head } = await requireTask(cases, taskId);
  const { caseId } = head;
  const url = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  const at = clock.now();
  let released: Released | undefined;
  await cases.change(caseId, at, async (stored) => {
    const task = requireReleasable({ file: stored, policy }, taskId, user);
    const reason = reasonOf(stored, task, input.reason);
    const funds = await cases.funds?.(stored, at);
    const { file, given } = withGivenWords(stored, task.cycle, input);
    const releasing = { file, at, deps, url, task, user, input, reason, given, funds };
    if (input.decision === 'hold') return held(releasing);
    released =
      task.subject === 'final-answer' ? releaseAnswer(releasing) : releaseOffer(releasing, offerOf(file, task));
    return released.change;
  });
  return released ? { next: released.output.next } : {};
};

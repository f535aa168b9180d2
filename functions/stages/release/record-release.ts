import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine, textItem } from '#domain/case/change.ts';
import type { EventData } from '#domain/case/events.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { barredFrom } from '#domain/four-eyes/rule.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireTask, requireUninvolved, type User } from '#domain/tasks/decide.ts';
import type { Instant } from '#domain/time.ts';
import { withCommitments } from './committed.ts';
import type { ReleaseDecision, ReleaseOutput } from './contract.ts';
import { givesWords, withGivenWords } from './given-words.ts';
import { releaseAnswer } from './release-answer.ts';
import { releaseOffer } from './release-offer.ts';
import type { LeftOut, ReleaseDeps, Released, Releasing } from './releasing.ts';

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
  const { decision, reason, options, add, text, commitments } = input;
  if (decision === 'hold' && !reason)
    throw new Refusal('reason-missing', {
      errors: [{ pointer: '/reason', message: 'must say why the customer has to wait' }],
    });
  if (decision === 'change' && !options && !add && text === undefined && !commitments && !givesWords(input))
    throw new Refusal('change-missing', {
      errors: [{ pointer: '/decision', message: 'needs options, add, text or commitments: what is changed' }],
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

/** When something is decided, and under which link the customer reads it. */
type Moment = { at: Instant; url: string; deps: ReleaseDeps };

/** Somebody decides on what waits for a release: with what they give, and all that is asked of it. */
const releasingOf = async (
  stored: CaseFile,
  { taskId, user, ...input }: ReleaseInput,
  { at, url, deps }: Moment,
): Promise<Releasing> => {
  const task = requireReleasable({ file: stored, policy: deps.policy }, taskId, user);
  const reason = reasonOf(stored, task, input.reason);
  const funds = await deps.cases.funds?.(stored, at);
  const worded = withGivenWords(stored, task.cycle, input);
  const committed = withCommitments({ file: worded.file, at, deps }, task, input);
  const given = combine(worded.given, committed.change);
  return { file: committed.file, at, deps, url, task, user, input, reason, given, committed, funds };
};

const releasedNow = (releasing: Releasing): Released =>
  releasing.task.subject === 'final-answer'
    ? releaseAnswer(releasing)
    : releaseOffer(releasing, offerOf(releasing.file, releasing.task));

/**
 * What the customer would get if a letter were released like that now: by what releases it, and nothing of it is stored. What needs an
 * approval first is the letter that is approved.
 * Refuses: as `recordRelease`.
 */
export const previewRelease = async (
  input: Omit<ReleaseInput, 'decision'>,
  deps: ReleaseDeps,
): Promise<Pick<Released, 'letter' | 'leftOut'>> => {
  const file = await requireTask(deps.cases, input.taskId);
  const url = await deps.trackingUrl(file.head.caseId, { version: linkVersion(file.head) });
  const moment = { at: deps.clock.now(), url, deps };
  return releasedNow(await releasingOf(file, { ...input, decision: 'release' }, moment));
};

/** What whoever decided is told: who speaks next, and what was proposed and is not offered. */
type Recorded = Partial<Pick<ReleaseOutput, 'next'>> & { leftOut?: LeftOut };

/**
 * Somebody has read what goes out (stage release): it is sent as it was shown, or changed and sent, in the same change that
 * records it; or it goes back to approval; or it is kept back with a reason. Nothing is composed a second time, so what was
 * released is what the customer gets.
 *
 * Refuses: reason-missing, change-missing, options-unfit, commitments-unfit, commitment-missing, points-unanswered, letter-incomplete,
 * not-your-task, no-such-task, task-not-open, task-decided-before, task-of-another-kind.
 */
export const recordRelease = async (input: ReleaseInput, deps: ReleaseDeps): Promise<Recorded> => {
  const { cases, clock } = deps;
  demandWhole(input);
  const { head } = await requireTask(cases, input.taskId);
  const { caseId } = head;
  const url = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  const at = clock.now();
  let released: Released | undefined;
  await cases.change(caseId, at, async (stored) => {
    const releasing = await releasingOf(stored, input, { at, url, deps });
    if (input.decision === 'hold') return held(releasing);
    released = releasedNow(releasing);
    return released.change;
  });
  if (!released) return {};
  const { output, leftOut = [] } = released;
  return { next: output.next, ...(leftOut.length > 0 && { leftOut }) };
};

import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type Change, textItem } from '#domain/case/change.ts';
import type { EventData, NewEvent } from '#domain/case/events.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import type { MessageContent } from '#domain/messages/compose.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { takesOver } from '#domain/tasks/escalation-policy.ts';
import { newTask } from '#domain/tasks/plan.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import type { ReleaseSubject } from '#domain/vocabulary.ts';
import { isEdited, letterHash, letterItems, letterOf, letterTextId } from './letters.ts';

type Context = CaseContext<{ policy: Policy; clock: Clock }>;

const releasesOf = ({ tasks }: CaseFile, cycle: number): Task[] =>
  tasks.filter((task) => task.kind === 'release' && task.cycle === cycle);

/** The release of a subject that waits for somebody in a cycle. */
export const waitingRelease = (file: CaseFile, cycle: number, subject: ReleaseSubject): Task | undefined =>
  releasesOf(file, cycle).find((task) => task.subject === subject && task.status !== 'decided');

/**
 * Who reads it: the owner; without one, where the complaint is about the owner or the owner has approved it, a supervisor.
 * Whoever approved it only where nobody else is left.
 */
const releaserOf = ({ file, at, deps: { policy } }: Context, approvers: string[]): string | undefined => {
  const { owner } = file.head;
  const day = dayOf(policy, at);
  const named = concernedIn(policy, file);
  const excluded = [...named, ...approvers];
  if (owner && !excluded.includes(owner)) return owner;
  const other = (kept: string[]) =>
    takesOver(policy, { level: 'supervisor', assignee: owner, day, excluded: kept })?.to;
  return other(excluded) ?? other(named) ?? (owner && !named.includes(owner) ? owner : undefined);
};

/** What is released, of a cycle, and who approved it where somebody had to. */
type Approved = Pick<Offer, 'cycle' | 'approvedBy'>;

/** Due when the policy says, and in any case when half of the time is left until the answer of the case is due. */
const dueOf = ({ file: { head }, at, deps: { policy, clock } }: Context): Instant => {
  const usual = Date.parse(clock.after(at, policy.deadlines.tasks.release.due));
  const left = Math.max(0, Date.parse(head.answerBy) - Date.parse(at));
  return new Date(Math.min(usual, Date.parse(at) + left / 2)).toISOString();
};

const newRelease = (context: Context, subject: ReleaseSubject, { cycle, approvedBy }: Approved): Task => {
  const { file, at, deps } = context;
  return newTask(
    {
      kind: 'release',
      priority: hasPriority(deps.policy, file.head),
      caseId: file.head.caseId,
      cycle,
      parts: [releasesOf(file, cycle).length + 1],
      assignee: releaserOf(context, approvedBy ? [approvedBy] : []),
      subject,
      dueAt: dueOf(context),
    },
    at,
    deps,
  );
};

/** The history's line of a letter that is put to whoever releases it, or put to them anew. */
export const askedFor = (
  { taskId, cycle, subject, assignee = 'nobody' }: Task,
  letter: Pick<EventData<'release-asked'>, 'round' | 'concessions' | 'sha256'>,
): NewEvent => ({
  type: 'release-asked',
  actor: { kind: 'system' },
  data: { cycle, taskId, subject: subject as ReleaseSubject, releaser: assignee, ...letter },
});

/** Somebody is asked to read and release what goes out. */
type Asked = { taskId: string; change: Change };

/** Puts an offer to whoever releases it, with the letter that was edited before it was approved, else with `letter`. */
export const planOfferRelease = (
  context: Context,
  offer: Offer,
  { letter, trackingUrl }: { letter: MessageContent; trackingUrl: string },
): Asked => {
  const { round } = offer;
  const kept = isEdited(offer) ? letterOf(context.file, offer, trackingUrl) : undefined;
  const textId = offer.letterTextId ?? letterTextId(offer);
  const task = newRelease(context, 'offer', offer);
  return {
    taskId: task.taskId,
    change: {
      set: { status: offer.approvedBy ? 'approved' : 'proposed', stage: 'release' },
      events: [
        askedFor(task, {
          round,
          concessions: offer.options.map(({ concession }) => concession),
          sha256: letterHash(kept ?? letter),
        }),
      ],
      items: [
        { kind: 'offer', offer: { ...offer, status: 'needs-release', letterTextId: textId } },
        { kind: 'task', task },
        ...(kept ? [] : letterItems(textId, letter)),
      ],
    },
  };
};

/** Puts a final answer to whoever releases it: the document as it would go out. */
export const planAnswerRelease = (context: Context, cycle: number, text: string): Asked => {
  const task = newRelease(context, 'final-answer', { cycle });
  const { taskId } = task;
  const textId = `final-answer-${cycle}-${taskId.split('.').at(-1)}`;
  return {
    taskId,
    change: {
      set: { stage: 'release' },
      events: [askedFor(task, { concessions: [], sha256: sha256(text) })],
      items: [{ kind: 'task', task: { ...task, textId } }, textItem(textId, text)],
    },
  };
};

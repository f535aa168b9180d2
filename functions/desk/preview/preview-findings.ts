import { earlierCases } from '#cases/store/earlier-cases.ts';
import { worthOf } from '#cases/store/worths.ts';
import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import { imagined } from '#domain/case/imagined.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { nextStep } from '#domain/concession/next-step.ts';
import type { NegotiationStep } from '#domain/concession/put-offer.ts';
import { ledToBy } from '#domain/examination/led-to-by.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameOf, requireTask, requireUninvolved } from '#domain/tasks/decide.ts';
import type { Instant } from '#domain/time.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import { sees } from '../access/parts.ts';
import { inWords } from '../case/settlement-view.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { FindingsPreview, FindingsToPreview } from './contract.ts';

export type PreviewInput = FindingsToPreview & { taskId: string; user: Reader };

const asked = ({ assignee, dueAt }: Task, policy: Policy) =>
  omitUndefined({ assignee, assigneeName: assignee && nameOf(policy, assignee), dueAt });

const offerIn = ({ items = [] }: Change): Offer | undefined =>
  items.flatMap((item) => (item.kind === 'offer' ? [item.offer] : []))[0];

const taskIn = ({ items = [] }: Change): Task | undefined =>
  items.flatMap((item) => (item.kind === 'task' && item.task.assignee !== 'customer' ? [item.task] : []))[0];

/** Tasks that an offer, a final answer or its points wait for. */
const WAITING = ['approve', 'release', 'points'] as const;

const askedThen = (task: Task | undefined, policy: Policy): FindingsPreview['proposal']['asked'] => {
  const kind = WAITING.find((one) => one === task?.kind);
  return task && kind && { kind, ...asked(task, policy) };
};

const proposalView = (
  { next: { next }, change = { events: [] } }: NegotiationStep,
  { user, policy }: { user: Reader; policy: Policy },
): FindingsPreview['proposal'] => {
  const offer = offerIn(change);
  return omitUndefined({
    next,
    proposes: offer ? ('offer' as const) : ('final-answer' as const),
    needsApproval: next === 'approve',
    asked: askedThen(taskIn(change), policy),
    options: (offer?.options ?? []).map(({ concession, title, detail, value, cost, reasons }) =>
      omitUndefined({
        ...{ concession, title, detail, value },
        cost: sees(user, 'money') ? cost : undefined,
        reasons: inWords(reasons, user.language),
      }),
    ),
    reasons: inWords(offer?.reasons ?? [], user.language),
  });
};

/** What would be proposed in a case as it would be. Nothing of the letter is shown, so its link leads nowhere. */
const proposed = async (file: CaseFile, at: Instant, deps: DeskDeps): Promise<NegotiationStep> => {
  const [earlier, worth] = await Promise.all([earlierCases(deps.table)(file.head), worthOf(deps)(file.head)]);
  return nextStep({ file, at, earlier, worth, cycle: file.head.cycle, url: '', deps: { ...deps, channels } });
};

/**
 * What an examination would lead to if it were recorded as it stands: by the functions that record it and that make the proposal,
 * over a case that is only imagined. Nothing is stored, no task opened and nobody notified. Where experts are asked, what follows is
 * worked out as if they changed nothing.
 *
 * Refuses: no-such-task, task-of-another-kind, not-your-task, task-not-open, task-decided-before, points-unknown, points-too-many.
 */
export const previewFindings = async (
  { taskId, user, ...findings }: PreviewInput,
  deps: DeskDeps,
): Promise<FindingsPreview> => {
  const { cases, clock, policy } = deps;
  const file = await requireTask(cases, taskId);
  const task = requireUninvolved({ file, policy }, taskId, user);
  if (task.kind !== 'examine') throw new Refusal('task-of-another-kind');
  const at = clock.now();
  const { change, asked: consultations } = ledToBy({ file, at, deps }, task, { facts: '', ...findings, taskId, user });
  const proposal = proposalView(await proposed(imagined(file, change, at), at, deps), { user, policy });
  const experts = consultations.map((one) => omitUndefined({ domain: one.domain, ...asked(one, policy) }));
  const isBeforeOpinions = experts.length > 0;
  return { next: isBeforeOpinions ? 'consult' : proposal.next, experts, isBeforeOpinions, proposal };
};

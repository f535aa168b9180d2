import { countedFor } from '#domain/budgets/counted-for.ts';
import { causesFor, demandOf } from '#domain/budgets/demand.ts';
import type { Demand } from '#domain/budgets/demand-shape.ts';
import type { Funds } from '#domain/budgets/funds.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type Change, type ChangePart, combine, textItem } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Offer, Option } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { askedBeside } from '#domain/concession/approvals.ts';
import { askApproval } from '#domain/concession/ask-approval.ts';
import { chooseOptions, chosenBy } from '#domain/concession/choose-options.ts';
import { roomOfCase } from '#domain/concession/round-facts.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { cancelTasks } from '#domain/tasks/cancel.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import { demandAuthority } from './authority.ts';
import type { Verdict } from './contract.ts';

export type VerdictInput = Verdict & { taskId: string; user: User };
export type VerdictDeps = { cases: CaseStore; clock: Clock; policy: Policy; deskUrl: string };

type Setting = { file: CaseFile; policy: Policy; funds?: Funds | undefined };

/** The offer a task asks to approve. Refuses: task-of-another-kind. */
const offerOf = ({ offers }: CaseFile, task: Task): Offer => {
  const offer = offers.find(({ cycle, round }) => cycle === task.cycle && String(round) === task.subject);
  if (task.kind !== 'approve' || !offer)
    throw new Refusal('task-of-another-kind', { title: 'This task is no approval' });
  return offer;
};

/** The approver's own options: of the policy or of the proposal, in order, each within what the case may cost. */
const changed = ({ file, policy }: Setting, { options: proposed }: Offer, wanted: string[]): Option[] => {
  const { replyLanguage: language } = file.head;
  const room = roomOfCase(policy, file);
  const chosen = wanted.map((id, place) => ({ id, pointer: `/options/${place}` }));
  return chooseOptions(chosen, { policy, proposed, room, language, reason: chosenBy.approver });
};

const granted = (setting: Setting, offer: Offer, { decision, options }: VerdictInput): Option[] => {
  if (decision === 'refuse') return [];
  if (decision === 'approve') return offer.options;
  if (!options)
    throw new Refusal('options-missing', {
      errors: [{ pointer: '/options', message: 'must say what to offer instead' }],
    });
  return changed(setting, offer, options);
};

/**
 * The open approval that somebody is about to decide like that, by the funds there are now if they are given, else by
 * what was known when it was asked. Refuses: as `recordVerdict`, but for what the options are.
 */
export const requireVerdict =
  (decision: Verdict['decision']) =>
  (setting: Setting, taskId: string, user: User): Task => {
    const task = requireOwnTask(setting, taskId, user);
    const offer = offerOf(setting.file, task);
    if (decision === 'refuse') return task;
    const { policy, funds } = setting;
    const whole = (funds ? undefined : offer.demand) ?? demandOf(policy, offer.options, funds);
    // What an approver would choose instead is not known yet: it may cost nothing.
    demandAuthority(setting, { task, user, demand: decision === 'approve' ? whole : { cost: 0, names: 1 } });
    return task;
  };

type Deciding = CaseContext<VerdictDeps> & {
  task: Task;
  offer: Offer;
  input: VerdictInput;
  /** What is granted; nothing with a refusal. */
  options: Option[];
  demand: Demand;
  funds: Funds | undefined;
};

/** Other options need another letter: the one that was shown is dropped, and the next is written before it is released. */
const withOptions = ({ offer, input, options, demand }: Deciding): Offer => {
  const { letterTextId, approvals: _, demand: __, ...rest } = offer;
  const keepsLetter = input.decision === 'approve' && letterTextId;
  return { ...rest, ...(keepsLetter && { letterTextId }), options, demand };
};

/** What a verdict comes to: the offer after it, who has approved it, and whether more names are asked for. */
type Reached = { change: ChangePart; given: string[]; isOver: boolean };

const refused = ({ offer }: Deciding): Reached => ({
  change: { set: { status: 'proposed' }, items: [{ kind: 'offer', offer: { ...offer, status: 'refused' } }] },
  given: [],
  isOver: true,
});

const approved = (deciding: Deciding): Reached => {
  const { at, offer, input, demand } = deciding;
  const before = input.decision === 'approve' ? (offer.approvals ?? []) : [];
  const approvals = [...before, { by: input.user.id, at }];
  const isOver = approvals.length >= demand.names;
  const after: Offer = {
    ...withOptions(deciding),
    status: isOver ? 'approved' : 'needs-approval',
    ...(demand.names > 1 && { approvals }),
    ...(isOver && { approvedBy: input.user.id }),
  };
  return {
    change: { set: { status: isOver ? 'approved' : 'proposed' }, items: [{ kind: 'offer', offer: after }] },
    given: approvals.map(({ by }) => by),
    isOver,
  };
};

/** What takes several names and was changed is a proposal of whoever changed it: others approve it. */
const proposedAnew = (deciding: Deciding): Reached => {
  const { file, at, deps, task, input, demand } = deciding;
  const { user } = input;
  const over = [task, ...askedBeside(file, task)].map(({ taskId }) => taskId);
  const tasks = file.tasks.map((one) => (over.includes(one.taskId) ? { ...one, status: 'decided' as const } : one));
  const causes = causesFor(deps.policy, user.id, demand);
  const asked = askApproval(
    { file: { ...file, tasks }, at, deps },
    { offer: withOptions(deciding), demand, causes, proposer: user.id },
  );
  return { change: combine({ set: { status: 'proposed' } }, asked.change), given: [], isOver: true };
};

const reached = (deciding: Deciding): Reached => {
  const { input, demand } = deciding;
  if (input.decision === 'refuse') return refused(deciding);
  return input.decision === 'change' && demand.names > 1 ? proposedAnew(deciding) : approved(deciding);
};

/** Nobody need say anything any more who was asked beside; the execution may wait for one of them. */
const othersOver = (others: Task[]): ChangePart =>
  combine(cancelTasks(others, 'decided-without'), {
    effects: others.map(({ taskId }) => ({ effect: 'resume', taskId })),
  });

const verdictChange = (deciding: Deciding): Change => {
  const { file, at, task, offer, input, options, demand, funds } = deciding;
  const { taskId, user, decision, reason } = input;
  const { cycle, round } = offer;
  const { change, given, isOver } = reached(deciding);
  const others = isOver ? askedBeside(file, task) : [];
  const reasonTextId = `verdict-${taskId.split('.').slice(2).join('-')}`;
  const concessions = (decision === 'refuse' ? offer.options : options).map(({ concession }) => concession);
  return combine(
    {
      set: { stage: 'approve' },
      events: [
        {
          type: 'verdict-given',
          actor: { kind: 'person', id: user.id },
          data: {
            ...{ cycle, round, taskId, decision, concessions, reasonTextId },
            ...(demand.names > 1 && { names: { given, needed: demand.names } }),
            ...(others.length > 0 && { silent: others.map(({ assignee }) => assignee ?? 'nobody') }),
          },
        },
      ],
      items: [decided(task, { by: user.id, at }), textItem(reasonTextId, reason)],
      effects: [{ effect: 'resume', taskId }],
    },
    othersOver(others),
    change,
    decision !== 'refuse' && demand.cost > 0 && countedFor(funds, at),
  );
};

/**
 * An approver has decided (stage approve): the offer goes out as proposed or with other options, waits for another name where it takes
 * several, or is refused by somebody with a name and a reason. The first decision of a task wins, and one refusal is enough.
 *
 * Refuses: options-missing, options-unfit, not-your-task, own-proposal, limit-too-low, kind-beyond-authority,
 * customer-beyond-authority, budget-exhausted, no-such-task, task-not-open, task-decided-before, task-of-another-kind.
 */
export const recordVerdict = async (input: VerdictInput, deps: VerdictDeps): Promise<Record<string, never>> => {
  const { cases, clock, policy } = deps;
  const { taskId, user, decision } = input;
  await requireTask(cases, taskId);
  const at = clock.now();
  await cases.change(caseIdOf(taskId), at, async (file) => {
    const setting = { file, policy };
    const task = requireOwnTask(setting, taskId, user);
    const offer = offerOf(file, task);
    const options = granted(setting, offer, input);
    const funds = await cases.funds?.(file, at);
    const demand = demandOf(policy, decision === 'refuse' ? offer.options : options, funds);
    if (decision !== 'refuse') demandAuthority(setting, { task, user, demand });
    return verdictChange({ file, at, deps, task, offer, input, options, demand, funds });
  });
  return {};
};

import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { textItem } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Reason } from '#domain/case/reason.ts';
import type { Offer, Option } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { optionCost } from '#domain/concession/authority.ts';
import { chooseOptions } from '#domain/concession/choose-options.ts';
import { roomOfCase } from '#domain/concession/round-facts.ts';
import { demandNotShaper } from '#domain/four-eyes/rule.ts';
import { formatMoney } from '#domain/money.ts';
import { limitOf } from '#domain/people/directory.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { Verdict } from './contract.ts';

export type VerdictInput = Verdict & { taskId: string; user: User };
export type VerdictDeps = { cases: CaseStore; clock: Clock; policy: Policy };

/** What somebody wants to grant, in minor units. */
type Asked = Pick<VerdictInput, 'user' | 'decision'> & { cost: number };

type Setting = { file: CaseFile; policy: Policy };

const CHOSEN: Reason = {
  code: 'approver',
  es: 'Lo ha elegido quien aprueba',
  en: 'Chosen by the approver',
};

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
  return chooseOptions(chosen, { policy, proposed, room, language, reason: CHOSEN });
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
 * Four eyes, and nobody beyond their authority: whoever had a part in the proposal does not approve it. Sending it back grants
 * nothing, so whoever may decide the task may do that.
 * Refuses: own-proposal with what they did, and limit-too-low with the limit that is needed.
 */
const checkAuthority = ({ file, policy }: Setting, task: Task, { user, decision, cost }: Asked): void => {
  if (decision === 'refuse') return;
  demandNotShaper(task, file, user);
  const person = policy.people.find(({ id }) => id === user.id);
  if (!person || limitOf(policy, person) < cost)
    throw new Refusal('limit-too-low', {
      title: `This needs a limit of at least ${formatMoney(companyMoney(policy, cost), 'en')} in one case`,
      es: `Hace falta un límite de al menos ${formatMoney(companyMoney(policy, cost), 'es')} por caso`,
    });
};

/** The open approval that somebody is about to decide like that. Refuses: as `recordVerdict`, but for what the options are. */
export const requireVerdict =
  (decision: Verdict['decision']) =>
  (setting: Setting, taskId: string, user: User): Task => {
    const task = requireOwnTask(setting, taskId, user);
    const offer = offerOf(setting.file, task);
    // What an approver would choose instead is not known yet: it may cost nothing.
    const cost = decision === 'approve' ? optionCost(offer.options) : 0;
    checkAuthority(setting, task, { user, decision, cost });
    return task;
  };

/** Other options need another letter: the one that was shown is dropped, and the next is written before it is released. */
const afterVerdict = (offer: Offer, { decision, user }: VerdictInput, options: Option[]): Offer => {
  if (decision === 'refuse') return { ...offer, status: 'refused' };
  const { letterTextId, ...rest } = offer;
  const keepsLetter = decision === 'approve' && letterTextId;
  return { ...rest, ...(keepsLetter && { letterTextId }), options, status: 'approved', approvedBy: user.id };
};

/**
 * An approver has decided (stage approve): the offer goes out as proposed or with other options, or is refused by
 * somebody with a name and a reason. The first decision wins.
 *
 * Refuses: options-missing, options-unfit, not-your-task, own-proposal, limit-too-low, no-such-task, task-not-open,
 * task-decided-before, task-of-another-kind.
 */
export const recordVerdict = async (
  input: VerdictInput,
  { cases, clock, policy }: VerdictDeps,
): Promise<Record<string, never>> => {
  const { taskId, user, decision, reason } = input;
  await requireTask(cases, taskId);
  const at = clock.now();
  await cases.change(caseIdOf(taskId), at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const offer = offerOf(file, task);
    const options = granted({ file, policy }, offer, input);
    checkAuthority({ file, policy }, task, { user, decision, cost: optionCost(options) });
    const { cycle, round } = offer;
    const after = afterVerdict(offer, input, options);
    const reasonTextId = `verdict-${taskId.split('.').slice(2).join('-')}`;
    const concessions = (decision === 'refuse' ? offer.options : options).map(({ concession }) => concession);
    return {
      set: { status: decision === 'refuse' ? 'proposed' : 'approved', stage: 'approve' },
      events: [
        {
          type: 'verdict-given',
          actor: { kind: 'person', id: user.id },
          data: { cycle, round, taskId, decision, concessions, reasonTextId },
        },
      ],
      items: [decided(task, { by: user.id, at }), { kind: 'offer', offer: after }, textItem(reasonTextId, reason)],
      effects: [{ effect: 'resume', taskId }],
    };
  });
  return {};
};

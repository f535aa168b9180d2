import {
  actionCases,
  actionOf,
  actionsThat,
  addActionCase,
  decideAction,
  openAction,
} from '#cases/store/corrective-actions.ts';
import { effectOfAction } from '#cases/store/effect-of-action.ts';
import { casesCountedUnder, figuresBetween } from '#cases/store/figures.ts';
import { headsOf } from '#cases/store/look-ups.ts';
import { addDays } from '#domain/deadline/local-day.ts';
import { together } from '#domain/figures/roll-up.ts';
import type { ActionCase, CorrectiveAction } from '#domain/improvement/corrective-action.ts';
import { type Recurring, recurringIn } from '#domain/improvement/recurring.ts';
import { dayOf, worksHere } from '#domain/people/directory.ts';
import { Refusal } from '#domain/refusal.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import { caseIdOfReference } from '../http/by-reference.ts';
import { hasRole, type Reader } from '../http/reader.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import type { ActionEnd, ActionView, CaseOfAction, CorrectiveActions, NewAction } from './contract.ts';
import { named } from './names.ts';

/** Cases that are put on an action when it is done. */
const MOST_CASES = 1000;
/** So many are put on it at once. */
const AT_ONCE = 25;
/** Of an action so many cases are listed. */
const MOST_LISTED = 50;

/** Refuses: no-such-action. */
export const requireAction = async (table: DeskDeps['table'], actionId: string): Promise<CorrectiveAction> => {
  const action = /^[\w-]{1,60}$/.test(actionId) ? await actionOf(table, actionId) : undefined;
  if (!action) throw new Refusal('no-such-action');
  return action;
};

const recurring = async ({ table, policy, clock }: DeskDeps): Promise<Recurring[]> => {
  const { recurring: rule } = policy.improvement;
  const to = dayOf(policy, clock.now());
  const found = await Promise.all(
    (['cause', 'topic'] as const).map(async (by) => {
      const days = await figuresBetween(table, { by, from: addDays(to, 1 - rule.days), to });
      return recurringIn(by, together(days.map(({ values }) => values)), rule);
    }),
  );
  return found.flat();
};

/** What recurs and has no action yet, and the actions there are. It reads roll-ups and the list alone. */
export const correctiveActions = async (
  { language }: { language: ReplyLanguage },
  deps: DeskDeps,
): Promise<CorrectiveActions> => {
  const { table, policy } = deps;
  const [found, open, ended] = await Promise.all([
    recurring(deps),
    actionsThat(table, 'open'),
    actionsThat(table, 'ended'),
  ]);
  const isMet = ({ measured: { by, value } }: Recurring): boolean =>
    open.some(({ measured }) => measured.by === by && measured.value === value);
  return {
    proposals: found.filter((one) => !isMet(one)).map((one) => named(one, policy, language)),
    actions: [...open, ...ended].map((one) => named(one, policy, language)),
  };
};

/** Opens an action. Refuses: value-unknown where nobody of that id works here. */
export const openCorrectiveAction = async (
  { user, ...action }: NewAction & { user: Reader },
  { table, clock, policy, newId }: DeskDeps,
): Promise<{ actionId: string }> => {
  if (!worksHere(policy, action.owner))
    throw new Refusal('value-unknown', {
      errors: [{ pointer: '/owner', message: 'must be somebody of the care team' }],
    });
  const actionId = newId();
  await openAction(table, { ...action, actionId, state: 'open', openedBy: user.id, openedAt: clock.now() });
  return { actionId };
};

const countOf = (cases: readonly ActionCase[], result: ActionCase['result']): number =>
  cases.filter((one) => one.result === result).length;

/** An action, whether complaints fell, and whose customers hear of it. Refuses: no-such-action. */
export const correctiveAction = async (
  { actionId, user }: { actionId: string; user: Reader },
  { table, clock, policy }: DeskDeps,
): Promise<ActionView> => {
  const action = await requireAction(table, actionId);
  const { zone } = policy.company;
  const [effect, cases] = await Promise.all([
    effectOfAction(table, action, { today: dayOf(policy, clock.now()), zone }),
    actionCases(table, actionId),
  ]);
  // The rest of the team reads how it goes, not whose cases they are.
  const newest = hasRole(user, 'supervisor') ? cases.slice(-MOST_LISTED).reverse() : [];
  const heads = await headsOf(
    table,
    newest.map(({ caseId }) => caseId),
  );
  const referenceOf = (caseId: string) => heads.find((head) => head.caseId === caseId)?.reference ?? '';
  return {
    action: named(action, policy, user.language),
    ...(effect && { effect }),
    cases: {
      ...{ all: cases.length, told: countOf(cases, 'told') },
      ...{ unwanted: countOf(cases, 'unwanted'), gone: countOf(cases, 'gone') },
      newest: newest.map((one) => ({ ...one, reference: referenceOf(one.caseId) })),
    },
  };
};

/** Puts a case on an action: that of whoever suggested it, or complained. Refuses: no-such-action, no-such-case. */
export const addCase = async (
  { actionId, case: by, user }: CaseOfAction & { actionId: string; user: Reader },
  deps: DeskDeps,
): Promise<{ isNew: boolean }> => {
  const { table, cases, clock } = deps;
  await requireAction(table, actionId);
  const head = await cases.head((await caseIdOfReference(deps, by)) ?? by);
  if (!head) throw new Refusal('no-such-case');
  const because = head.kind === 'suggestion' ? 'suggested' : 'complained';
  const isNew = await addActionCase(table, actionId, {
    ...{ caseId: head.caseId, because, addedBy: user.id, addedAt: clock.now() },
  });
  return { isNew };
};

/** Those whose complaints the action is about, of the last weeks, are put on it: who wants to hear of it is told. */
const addComplaints = async ({ actionId, measured }: CorrectiveAction, user: Reader, deps: DeskDeps): Promise<void> => {
  const { table, policy, clock } = deps;
  const today = dayOf(policy, clock.now());
  const days = Array.from({ length: policy.improvement.tellDaysBack }, (_, back) => addDays(today, -back));
  const found = await casesCountedUnder(table, measured, { days, most: MOST_CASES });
  const addedAt = clock.now();
  for (let from = 0; from < found.length; from += AT_ONCE)
    await Promise.all(
      found
        .slice(from, from + AT_ONCE)
        .map((caseId) => addActionCase(table, actionId, { caseId, because: 'complained', addedBy: user.id, addedAt })),
    );
};

/** What is kept of how it ended. Refuses: tone-wrong. */
const ended = (end: ActionEnd, user: Reader, { policy }: DeskDeps): Partial<CorrectiveAction> => {
  if (end.result === 'given-up') return { state: 'given-up', reason: end.reason };
  const { words, acceptTone } = end;
  for (const language of ['es', 'en'] as const)
    checkedTone(textsAt({ [`/words/${language}`]: words?.[language] }), { user, language, acceptTone }, policy);
  return { state: 'done', ...(words && { words }) };
};

/**
 * Whoever has an action, or a supervisor, says that it is done, with what customers are to be told, or gives it up with a reason.
 * Refuses: no-such-action, role-missing, action-ended, tone-wrong.
 */
export const endAction = async (
  { actionId, end, user }: { actionId: string; end: ActionEnd; user: Reader },
  deps: DeskDeps,
): Promise<object> => {
  const { table, clock } = deps;
  const before = await requireAction(table, actionId);
  if (before.owner !== user.id && !hasRole(user, 'supervisor')) throw new Refusal('role-missing');
  if (before.state !== 'open') throw new Refusal('action-ended');
  const after = { ...before, ...ended(end, user, deps), endedBy: user.id, endedAt: clock.now() };
  if (after.words) await addComplaints(before, user, deps);
  if (!(await decideAction(table, { before, after }))) throw new Refusal('action-ended');
  return {};
};

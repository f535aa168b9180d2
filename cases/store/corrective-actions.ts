import { ActionCase, CorrectiveAction } from '#domain/improvement/corrective-action.ts';
import { bare } from './bare.ts';
import { ifConditionHolds } from './conditional.ts';
import { actionsPartition, learningKeys } from './keys.ts';
import type { IndexKeys, Item, Table } from './table.ts';

/** A list that is longer is cut. */
const MOST_LISTED = 100;

const indexOf = ({ state, openedAt, actionId }: CorrectiveAction): IndexKeys => ({
  gsi2pk: actionsPartition(state === 'open' ? 'open' : 'ended'),
  gsi2sk: `${openedAt}#${actionId}`,
});

const actionIn = (item: Item): CorrectiveAction => CorrectiveAction.parse(bare(item));
const caseIn = (item: Item): ActionCase => ActionCase.parse(bare(item));

/** Stores a new one, once for its id. */
export const openAction = (table: Table, action: CorrectiveAction): Promise<boolean> =>
  ifConditionHolds(
    table.write([
      { put: { ...learningKeys.correctiveAction(action.actionId), ...indexOf(action), ...action }, ifAbsent: true },
    ]),
  );

export const actionOf = async (table: Table, actionId: string): Promise<CorrectiveAction | undefined> => {
  const item = await table.get(learningKeys.correctiveAction(actionId));
  return item && actionIn(item);
};

/** Those that are open, or have ended, the newest first. */
export const actionsThat = async (table: Table, are: 'open' | 'ended'): Promise<CorrectiveAction[]> => {
  const page = await table.index('gsi2', actionsPartition(are), { descending: true, limit: MOST_LISTED });
  return (await table.getMany(page.keys)).map(actionIn);
};

/** Stores what a person decided, provided that it is still as they saw it. @returns false where another was faster */
export const decideAction = (
  table: Table,
  { before, after }: { before: CorrectiveAction; after: CorrectiveAction },
): Promise<boolean> => {
  const { actionId, ...set } = after;
  return ifConditionHolds(
    table.write([
      {
        update: learningKeys.correctiveAction(actionId),
        set: { ...set, ...indexOf(after) },
        expect: { state: before.state },
        ...(before.releasedAt === undefined && { absent: ['releasedAt'] }),
      },
    ]),
  );
};

/** Its owner was written to. */
export const actionReminded = (table: Table, actionId: string, remindedAt: string): Promise<void> =>
  table.write([{ update: learningKeys.correctiveAction(actionId), set: { remindedAt } }]);

/** Puts a case on an action, once: what came of telling its customer stays. @returns whether it is a new one */
export const addActionCase = (table: Table, actionId: string, one: ActionCase): Promise<boolean> =>
  ifConditionHolds(
    table.write([{ put: { ...learningKeys.actionCase(actionId, one.caseId), ...one }, ifAbsent: true }]),
  );

/** Cases of an action, in the order of their ids: all, or at most so many that come after one. */
export const actionCases = async (
  table: Table,
  actionId: string,
  { limit, after }: { limit?: number; after?: string } = {},
): Promise<ActionCase[]> => {
  const { pk, sk } = learningKeys.actionCase(actionId, '');
  const page = {
    ...(limit !== undefined && { limit }),
    ...(after !== undefined && { from: `${learningKeys.actionCase(actionId, after).sk}\uffff`, to: `${sk}\uffff` }),
  };
  return (await table.query(pk, after === undefined ? sk : '', page)).map(caseIn);
};

/** What came of telling a customer. */
export const recordTold = (
  table: Table,
  { actionId, caseId, result, at }: { actionId: string; caseId: string; result: ActionCase['result']; at: string },
): Promise<void> => table.write([{ update: learningKeys.actionCase(actionId, caseId), set: { result, resultAt: at } }]);

import type { Instant } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** How another system of the company takes what it is told. Codes and instants only. */
export type SubscriptionState = {
  /** Since when something was given up and nothing was taken. */
  failingSince?: Instant;
  lastFailedAt?: Instant;
  /** What it last answered, as a code. */
  failure?: string;
  /** It took something again. */
  workedAt?: Instant;
  /** When somebody of ours was last written to about it. */
  toldAt?: Instant;
};

export const subscriptionState = async (table: Table, integration: string): Promise<SubscriptionState> =>
  ((await table.get(keys.subscription(integration))) ?? {}) as SubscriptionState;

/** Something was given up that the system was to be told. */
export const recordUntold = async (
  table: Table,
  integration: string,
  { at, failure }: { at: Instant; failure: string },
): Promise<void> => {
  const update = keys.subscription(integration);
  const set = { failure, lastFailedAt: at };
  const remove = ['workedAt'];
  const isFirst = await ifConditionHolds(
    table.write([{ update, orNew: true, set: { ...set, failingSince: at }, remove, absent: ['failingSince'] }]),
  );
  if (!isFirst) await table.write([{ update, orNew: true, set, remove }]);
};

/** The system took what it was told: of one that was failing that is kept, once. */
export const recordTold = async (table: Table, integration: string, at: Instant): Promise<void> => {
  const { failingSince, workedAt } = await subscriptionState(table, integration);
  if (failingSince === undefined || workedAt !== undefined) return;
  const update = keys.subscription(integration);
  await ifConditionHolds(table.write([{ update, set: { workedAt: at }, expect: { failingSince } }]));
};

/** Somebody was written to. `isOver`: that it works again, and there is nothing more to say. */
export const recordNotice = async (
  table: Table,
  integration: string,
  { at, isOver, state: { failingSince, workedAt } }: { at: Instant; isOver: boolean; state: SubscriptionState },
): Promise<void> => {
  const update = keys.subscription(integration);
  await table.write([{ update, set: { toldAt: at } }]);
  if (isOver)
    await ifConditionHolds(
      table.write([{ update, remove: ['failingSince', 'workedAt'], expect: { failingSince, workedAt } }]),
    );
};

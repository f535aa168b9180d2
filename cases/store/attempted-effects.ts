import type { Instant } from '#domain/time.ts';
import { keys } from './keys.ts';
import type { OutboxItem } from './outbox.ts';
import { ConditionFailed, type Table } from './table.ts';

/** How often an effect failed, and with what the last time. */
export type FailedAttempts = { attempts: number; failure: string };

/** Leaves a failed effect in the outbox, due again at an instant. Nothing happens where it was done meanwhile. */
export const postponeEffect = async (
  table: Table,
  { caseId, effectId }: OutboxItem,
  { attempts, failure, until }: FailedAttempts & { until: Instant },
): Promise<void> => {
  try {
    await table.write([{ update: keys.outbox(caseId, effectId), set: { attempts, failure, gsi2sk: until } }]);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
};

/** Takes an effect that is done out of the outbox. */
export const dropEffect = (table: Table, { caseId, effectId }: OutboxItem): Promise<void> =>
  table.write([{ drop: keys.outbox(caseId, effectId) }]);

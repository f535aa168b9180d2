import { storeItems } from '#cases/store/items.ts';
import { casesDueForRetention } from '#cases/store/retention-due.ts';
import { WHOLE } from '#domain/case/case-file.ts';
import { Transient } from '#domain/failures.ts';
import { nextRetentionStep, type RetentionStep } from '#domain/retention/retention.ts';
import type { Instant } from '#domain/time.ts';
import { log } from '#platform/log.ts';
import { block } from './block.ts';
import type { RetentionDeps } from './deps.ts';
import { destroy } from './destroy.ts';
import { underHoldOfAny } from './held-with-merged.ts';
import { dropRecordings } from './recordings.ts';
import { datesOf, recordingsOf } from './retention-dates.ts';

/** Cases of one run; what is left is done by the next. */
const MOST_CASES = 200;
/** The way of a case has three steps; more is an error of ours. */
const MOST_STEPS = 4;

const ACTS: Record<Exclude<RetentionStep['step'], 'wait'>, (caseId: string, deps: RetentionDeps) => Promise<void>> = {
  'drop-recordings': dropRecordings,
  block,
  destroy,
};

/**
 * Does with the personal data of a case whatever is due, and notes when to look at it again. The date is noted last: a case
 * that was interrupted stays due, and one that says that it is blocked is made sure of first.
 */
export const processCase = async (caseId: string, deps: RetentionDeps): Promise<void> => {
  const { cases, table, clock } = deps;
  if ((await cases.head(caseId))?.blockedAt) await block(caseId, deps);
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const file = await cases.load(caseId, WHOLE);
    if (!file) return;
    const next = nextRetentionStep(await underHoldOfAny(file.head, deps), datesOf(file, deps), {
      at: clock.now(),
      hasRecordings: recordingsOf(file).length > 0,
    });
    if (next.step === 'wait') {
      const dueAt = lookAgainAt(file, next, deps);
      const { mergedInto } = file.head;
      // It goes with that one, which may have waited for the end of its legal hold.
      if (mergedInto) await storeItems(table, mergedInto, [{ kind: 'retention-date', dueAt: clock.now() }]);
      return storeItems(table, caseId, [{ kind: 'retention-date', ...(dueAt && { dueAt }) }]);
    }
    await ACTS[next.step](caseId, deps);
  }
  throw new Transient('The retention of a case does not come to rest');
};

/** A case on which work goes on after all is looked at again after a while. */
const lookAgainAt = (
  { head }: { head: { destroyedAt?: Instant; legalHoldAt?: Instant; mergedInto?: string } },
  { until }: { until?: Instant },
  { clock, policy }: RetentionDeps,
): Instant | undefined => {
  if (until || head.destroyedAt || head.legalHoldAt || head.mergedInto) return until;
  return clock.after(clock.now(), policy.retention.blockAfter);
};

/**
 * The daily run: blocks and destroys what is due. What fails for one case is logged and leaves it due; the run fails at its
 * end, so that a person is notified.
 */
export const runRetention = async (_: unknown, deps: RetentionDeps): Promise<{ attended: number }> => {
  const at = deps.clock.now();
  let failed = 0;
  let attended = 0;
  for await (const caseId of casesDueForRetention(deps.table, at, MOST_CASES))
    try {
      await processCase(caseId, deps);
      attended++;
    } catch (error) {
      failed++;
      log('error', 'retention failed', { caseId, error: error instanceof Error ? error.name : 'Error' });
    }
  if (failed > 0) throw new Transient(`The retention of ${failed} cases failed`);
  return { attended };
};

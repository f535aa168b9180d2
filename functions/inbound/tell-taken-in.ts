import type { ItemOutcome } from '#cases/inbound-message/inbound-item.ts';
import { log } from '#platform/log.ts';
import { annotateTrace } from '#platform/trace.ts';

/** Says in the log, and in the trace of this run, what became of a delivery: by its case it is followed from there. */
export const tellTakenIn = (
  { channel, id }: { channel: string; id: string },
  { result, caseId }: Pick<ItemOutcome, 'result' | 'caseId'>,
): void => {
  if (caseId) annotateTrace(caseId);
  log('info', 'delivery taken in', { channel, deliveryId: id, result, ...(caseId && { caseId }) });
};

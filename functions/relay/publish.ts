import type { OutboxItem } from '#cases/store/outbox.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Effect } from '#domain/case/effects.ts';
import { withMerged } from '#domain/case/with-merged.ts';
import { activeHolds } from '#domain/holds/holds.ts';
import { log } from '#platform/log.ts';
import type { RelayDeps } from './deps.ts';

type Publication = OutboxItem & Extract<Effect, { effect: 'publish' }>;

/**
 * Whether it is still so. An effect that was left to the sweep may be older than one that came after it, and must neither
 * bring back a hold that ended nor end one that was placed again.
 */
const stillHolds = ({ events }: CaseFile, { event, hold, since }: Publication): boolean => {
  const active = activeHolds(events).find((one) => one.hold === hold);
  return event === 'hold-placed' ? active?.since === since : active === undefined;
};

/** The same for every repeat, another one for each case that it is said of. */
const eventIdOf = ({ caseId, effectId }: Publication, of: string): string =>
  [caseId, effectId, ...(of === caseId ? [] : [of])].join('.');

/** What billing and supply need to know: the case, and by which of their own numbers they find the customer. */
const detailOf = ({ head, complainant }: CaseFile, item: Publication) => ({
  eventId: eventIdOf(item, head.caseId),
  caseId: head.caseId,
  reference: head.reference,
  hold: item.hold,
  article: item.article,
  since: item.since,
  ...(item.because && { because: item.because }),
  ...(complainant.id && { customerId: complainant.id }),
  ...(head.orderRef && { orderRef: head.orderRef }),
});

/**
 * Puts on the company's bus that a hold begins or ends. What ends here ends for the cases that were merged into this one as
 * well: the event of each has its own id.
 */
export const publish = async (item: Publication, { cases, bus }: Pick<RelayDeps, 'cases' | 'bus'>): Promise<void> => {
  const { caseId, event, hold } = item;
  const about = event === 'hold-released' ? await withMerged(caseId, { cases }) : [caseId];
  for (const id of about) {
    const file = await cases.load(id);
    if (file && stillHolds(file, item)) await bus.put({ type: `amends.${event}`, detail: detailOf(file, item) });
    else log('info', 'hold is out of date', { caseId: id, hold });
  }
};

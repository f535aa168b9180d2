import { caseIdsOfOrder, headsOf } from '#cases/store/look-ups.ts';
import type { Table } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { orderKey } from '#domain/matching/matching.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';

/** What finding cases about the same order needs. */
export type RelatedDeps = { cases: CaseStore; table: Table; clock: Clock; policy: Policy; deskUrl: string };

/** The newest cases about an order that are looked at. */
const MOST = 5;

/** Cases about the same order or contract that somebody still works on or may. */
const others = async ({ caseId, orderRef }: Case, { table }: RelatedDeps): Promise<Case[]> => {
  const hash = orderRef && orderKey(orderRef);
  if (!hash) return [];
  const found = (await caseIdsOfOrder(table, hash, MOST + 1)).filter((id) => id !== caseId).slice(0, MOST);
  const cases = await headsOf(table, found);
  return cases.filter(({ blockedAt, mergedInto }) => !blockedAt && !mergedInto);
};

/** The hint that a case gets of another, once, with a notice to its owner. */
const hint = (
  { head, events }: CaseFile,
  { caseId, reference }: Pick<Case, 'caseId' | 'reference'>,
  { at, deps: { policy, deskUrl } }: { at: Instant; deps: RelatedDeps },
): Change | undefined => {
  if (eventsOf(events, 'related-found').some(({ data }) => data.caseId === caseId)) return undefined;
  const { owner } = head;
  const about = { messageId: `related-${caseId}`, at, template: 'staff-related', deskUrl } as const;
  return combine(
    {
      events: [
        {
          type: 'related-found',
          actor: { kind: 'system' },
          data: { caseId, reference, because: 'same-order', ...(owner && { told: owner }) },
        },
      ],
    },
    owner !== undefined && staffNotice(policy, head, { to: owner, ...about, values: { other: reference } }),
  );
};

/** Two cases about one order or contract: the owners of both are notified, and each case names the other. */
export const hintRelated = async (caseId: string, deps: RelatedDeps): Promise<void> => {
  const { cases, clock } = deps;
  const head = await cases.head(caseId);
  if (!head) return;
  const at = clock.now();
  for (const other of await others(head, deps)) {
    await cases.change(caseId, at, (file) => hint(file, other, { at, deps }));
    await cases.change(other.caseId, at, (file) => hint(file, head, { at, deps }));
  }
};

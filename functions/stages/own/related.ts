import { caseIdsOfOrder, headsOf } from '#cases/store/look-ups.ts';
import type { Table } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { type EventData, eventsOf } from '#domain/case/events.ts';
import { orderKey } from '#domain/matching/matching.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { LocalizedText } from '#domain/values.ts';

/** What finding cases about the same order needs. */
export type RelatedDeps = { cases: CaseStore; table: Table; clock: Clock; policy: Policy; deskUrl: string };

/** The newest cases about an order that are looked at. */
const MOST = 5;

/** Why two cases have to do with each other, as the history keeps it. */
type Because = EventData<'related-found'>['because'];

const WHY: Record<Because, LocalizedText> = {
  'same-order': { es: 'tratan del mismo pedido o contrato', en: 'are about the same order or contract' },
  answers: {
    es: 'pueden ser un mismo asunto: el más nuevo contesta a un mensaje del otro, desde una dirección que no es la de su cliente',
    en: 'may be one matter: the newer one answers a message of the other, from an address that is not its customer’s',
  },
};

/** Ids of cases that have to do with another, each with the reason; the first reason counts. */
const relatedIds = async ({ head, events }: CaseFile, { table }: RelatedDeps): Promise<Map<string, Because>> => {
  const { caseId, orderRef } = head;
  const hash = orderRef && orderKey(orderRef);
  const ofOrder = hash ? await caseIdsOfOrder(table, hash, MOST + 1) : [];
  const answered = eventsOf(events, 'complaint-received').flatMap(({ data }) => data.answers ?? []);
  const found = [
    ...answered.map((id) => [id, 'answers'] as const),
    ...ofOrder
      .filter((id) => id !== caseId && !answered.includes(id))
      .slice(0, MOST)
      .map((id) => [id, 'same-order'] as const),
  ];
  return new Map(found);
};

/** The hint that a case gets of another, once, with a notice to its owner. */
const hint = (
  { head, events }: CaseFile,
  { other, because }: { other: Pick<Case, 'caseId' | 'reference'>; because: Because },
  { at, deps: { policy, deskUrl } }: { at: Instant; deps: RelatedDeps },
): Change | undefined => {
  const { caseId, reference } = other;
  if (eventsOf(events, 'related-found').some(({ data }) => data.caseId === caseId)) return undefined;
  const { owner } = head;
  const about = { messageId: `related-${caseId}`, at, template: 'staff-related', deskUrl } as const;
  return combine(
    {
      events: [
        {
          type: 'related-found',
          actor: { kind: 'system' },
          data: { caseId, reference, because, ...(owner && { told: owner }) },
        },
      ],
    },
    owner !== undefined &&
      staffNotice(policy, head, { to: owner, ...about, values: { other: reference, why: WHY[because] } }),
  );
};

/**
 * Two cases about one order or contract, or one that answers the other: the owners of both are notified, and each case names the
 * other. They stay two.
 */
export const hintRelated = async (caseId: string, deps: RelatedDeps): Promise<void> => {
  const { cases, clock, table } = deps;
  const file = await cases.load(caseId);
  if (!file) return;
  const at = clock.now();
  const related = await relatedIds(file, deps);
  for (const other of await headsOf(table, [...related.keys()])) {
    const because = related.get(other.caseId);
    if (!because || other.blockedAt || other.mergedInto) continue;
    await cases.change(caseId, at, (own) => hint(own, { other, because }, { at, deps }));
    await cases.change(other.caseId, at, (theirs) => hint(theirs, { other: file.head, because }, { at, deps }));
  }
};

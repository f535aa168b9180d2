import { freeCallsOfGroup } from '#cases/store/call-groups.ts';
import type { Table } from '#cases/store/table.ts';
import { channels } from '#channels/names.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Signal } from '#domain/policy/schema/severity.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import { topicsOf } from '#domain/understand/topic.ts';
import { tokens } from '#domain/understand/words.ts';
import { callGroupOf } from '#domain/urgent/call-group.ts';
import { kindsOfDanger } from '#domain/urgent/danger.ts';
import { type CallFacts, joinCalls, openCall } from '#domain/urgent/open-call.ts';
import type { DangerKind } from '#domain/vocabulary.ts';

export type PlanDeps = { table: Table; policy: Policy; clock: Clock; deskUrl: string };

/** A new case whose customer has to be called at once. */
export type UrgentCase = {
  facts: Omit<CallFacts, 'head'> & {
    head: CallFacts['head'] & { topic?: string; product?: string };
  };
  at: Instant;
  /** The signals of danger in its words; none where only its severity is critical. */
  dangers: Signal[];
  because: string[];
};

/** Dangers that have reached somebody, other than those that a whole street may share. */
const OF_PEOPLE = new Set<DangerKind>([
  'injury',
  'illness',
  'suicide',
  'minor',
  'vulnerable',
  'no-supply-dependent',
  'violence',
]);

/** Who is hurt or goes first is called in any case, however many others are. */
const isFirst = ({ facts, dangers }: UrgentCase, policy: Policy): boolean =>
  hasPriority(policy, facts.head) || dangers.some(({ danger }) => danger !== undefined && OF_PEOPLE.has(danger));

const HEX = 16;

/** A free place by the end of the case's id: of many that come at once few want the same, so few have to look again. */
const placeOf = (caseId: string, free: number[]): number | undefined =>
  free[Number.parseInt(caseId.slice(-4), HEX) % free.length];

/**
 * Somebody calls the customer of a new case, or writes where that is the way; of many cases of one failure the first ones are
 * called, and who is hurt or goes first always, and the others join their group. Two cases that take the same place at once
 * collide: the slower change is refused with ConditionFailed and made again.
 */
export const planCall = async (urgent: UrgentCase, deps: PlanDeps): Promise<ChangePart> => {
  const { facts, at, dangers, because } = urgent;
  const { table, policy } = deps;
  const { head, words, complainant } = facts;
  const topic = head.topic ?? topicsOf(policy, tokens(words), 'any')[0]?.topic;
  const { id: group, most } = callGroupOf(
    { text: words, topic, kinds: kindsOfDanger(dangers), product: head.product, region: complainant.region, at },
    deps,
  );
  const joins: ChangePart = { set: { callGroup: group }, items: [{ kind: 'call-group', group }] };
  const open = () => openCall({ facts, at, deps: { ...deps, channels } }, { because, group });
  if (isFirst(urgent, policy)) return combine(joins, open());
  const call = placeOf(head.caseId, await freeCallsOfGroup(table, group, most));
  if (call === undefined) return combine(joins, joinCalls({ because, group }));
  return combine(joins, open(), { items: [{ kind: 'call-of-group', group, call }] });
};

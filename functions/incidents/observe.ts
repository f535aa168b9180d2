import { headsOf } from '#cases/store/look-ups.ts';
import { complainantsOf, redactedText } from '#cases/store/observations.ts';
import type { Table } from '#cases/store/table.ts';
import { type Case, mayBeComplaint } from '#domain/case/case.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { sha256 } from '#domain/case/history.ts';
import { productIn } from '#domain/figures/product.ts';
import { batchIn, type Observation, type Traits, wordBuckets } from '#domain/incidents/traits.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Instant } from '#domain/time.ts';
import { instantAfter } from '#domain/time.ts';

/** The signal of policy/severity.yaml whose words say that the customer will go public. */
const THREAT = 'public';
/** A case is looked at once its complaint was understood, or after this time as it is. */
const UNDERSTOOD_WITHIN_MS = 10 * 60_000;

const traitsOf = (
  { topic, product, orderRef }: Case,
  { region, text }: { region: string | undefined; text: string },
  policy: Policy,
): Traits => {
  const batch = batchIn(orderRef, policy.incidents.batch);
  return {
    ...(topic && { topic }),
    ...(product && { product: productIn(policy, product) }),
    ...(batch && { batch }),
    ...(region && { place: region }),
    words: wordBuckets(text),
  };
};

/** A case as incidents are looked for: no name, no text, no number, and the customer by a hash of their pseudonym. */
const observation = (
  head: Case,
  { person: { region, handles = [] }, text }: { person: Complainant; text: string },
  policy: Policy,
): Observation => {
  const { caseId, receivedAt: at, customerKey, channel, severity } = head;
  const isPublic = handles.some((handle) => handle.public === true && handle.channel === channel);
  const { readers } = policy.incidents.crisis;
  return {
    ...{ caseId, at, customer: sha256(customerKey ?? caseId).slice(0, 12) },
    ...(isPublic && { readers: readers[channel] ?? readers.other }),
    ...(severity?.reasons.some(({ code }) => code === THREAT) && { threatens: true as const }),
    traits: traitsOf(head, { region, text }, policy),
  };
};

/** Whether a case can be looked at: it may be a complaint of somebody, and what it is about is known, or will not be soon. */
const isReady = ({ severity, receivedAt, mergedInto, blockedAt, destroyedAt, ...head }: Case, now: Instant): boolean =>
  mayBeComplaint(head) &&
  (mergedInto ?? blockedAt ?? destroyedAt) === undefined &&
  (severity !== undefined || receivedAt < instantAfter(now, -UNDERSTOOD_WITHIN_MS));

/** Some cases as incidents are looked for; those that are not ready are left for the next time. */
export const observe = async (
  caseIds: readonly string[],
  { table, policy, now }: { table: Table; policy: Policy; now: Instant },
): Promise<Observation[]> => {
  const heads = await headsOf(table, caseIds);
  const ready = heads.filter((head) => isReady(head, now));
  const people = await complainantsOf(table, ready);
  const found: Observation[] = [];
  for (const head of ready) {
    const person = people.get(head.caseId) ?? {};
    found.push(observation(head, { person, text: await redactedText(table, head.caseId) }, policy));
  }
  return found;
};

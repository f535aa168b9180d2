import { batchIn, type Observation, wordBuckets } from '#domain/incidents/traits.ts';
import type { IncidentPolicy } from '#domain/policy/schema/incidents.ts';
import type { Received } from './event.ts';

/** A complaint of the year as incidents are looked for. */
export const observed = (received: Received, { batch: pattern, crisis }: IncidentPolicy): Observation => {
  const { caseId, at, customer, isPublic, threatens, channel, topic, product, orderRef, place, text } = received;
  const batch = batchIn(orderRef, pattern);
  return {
    ...{ caseId, at, customer },
    ...(isPublic && { readers: crisis.readers[channel] ?? crisis.readers.other }),
    ...(threatens && { threatens }),
    traits: { topic, ...(product && { product }), ...(batch && { batch }), place, words: wordBuckets(text) },
  };
};

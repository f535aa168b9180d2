import { isEnded } from '#domain/case/case.ts';
import { eventsOf } from '#domain/case/events.ts';
import { type Invariant, ofEachFile } from './observed.ts';

/** What all are told is written by one supervisor and released by another. */
export const readByAnother: Invariant = {
  name: 'another one releases what all are told',
  broken: ofEachFile(({ events }) =>
    eventsOf(events, 'incident-told')
      .filter(({ actor, data }) => actor.kind !== 'person' || actor.id === data.writtenBy)
      .map(({ actor, data }) => `${JSON.stringify(actor)} wrote and released message ${data.number}`),
  ),
};

/** Once the cases of an incident were looked at, each customer who waits was told what was released last. */
export const allAreTold: Invariant = {
  name: 'all are told',
  broken: ({ files, released, system: { track } }) =>
    track.passes.size > 0
      ? []
      : files.flatMap(({ head }) => {
          const { incidentId = '', told = 0 } = head.incident ?? {};
          const last = released.get(incidentId) ?? 0;
          const waits = !isEnded(head) && !head.mergedInto && !head.blockedAt;
          return waits && told < last ? [`${head.reference} was told ${told} of ${last}`] : [];
        }),
};

/** A customer is asked once how a delivery went. */
export const askedOnce: Invariant = {
  name: 'asked once how it went',
  broken: ({ system: { surveysSent } }) => {
    const known = new Set<string>();
    return surveysSent.filter((link) => known.size === known.add(link).size).map((link) => `${link} was sent twice`);
  },
};

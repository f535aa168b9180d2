import { isEnded } from '#domain/case/case.ts';
import { eventsOf } from '#domain/case/events.ts';
import { lastReleased } from '#domain/incidents/message.ts';
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

/** What a customer is told with all others is what was written and released under its number. */
export const toldAsReleased: Invariant = {
  name: 'all are told what was released',
  broken: ({ files, toAll }) =>
    files.flatMap(({ head, events, texts, messages }) =>
      eventsOf(events, 'incident-told').flatMap(({ data: { incidentId, number, messageId } }) => {
        const { texts: written, state } = toAll.get(incidentId)?.find((one) => one.number === number) ?? {};
        const letter = messages.find((message) => message.messageId === messageId);
        const said = letter && texts.get(letter.textId);
        const isSaid = said === undefined || Object.values(written ?? {}).some((one) => one && said.includes(one.text));
        return isSaid && state === 'released' ? [] : [`${head.reference} was told ${number}: ${said?.slice(0, 120)}`];
      }),
    ),
};

/** Once the cases of an incident were looked at, each customer who waits was told what was released last. */
export const allAreTold: Invariant = {
  name: 'all are told',
  broken: ({ files, toAll, system: { track } }) =>
    track.passes.size > 0
      ? []
      : files.flatMap(({ head }) => {
          const { incidentId = '', told = 0 } = head.incident ?? {};
          const last = lastReleased(toAll.get(incidentId) ?? [])?.number ?? 0;
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

import { isEnded } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { type IncidentMessage, lastReleased } from '#domain/incidents/message.ts';
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

/** Whether a case was opened again since a message to all was released: whoever has it answers for what was known then. */
const isBackSince = ({ events }: CaseFile, { decidedAt = '' }: IncidentMessage): boolean =>
  eventsOf(events, 'reopened').some(({ at }) => at > decidedAt);

/**
 * Once the cases of an incident were looked at, each customer who waits was told what was released last. One whose case had its answer
 * then, and was opened again since, is written to by whoever works on it.
 */
export const allAreTold: Invariant = {
  name: 'all are told',
  broken: ({ files, toAll, system: { track } }) =>
    track.passes.size > 0
      ? []
      : files.flatMap((file) => {
          const { head } = file;
          const { incidentId = '', told = 0 } = head.incident ?? {};
          const last = lastReleased(toAll.get(incidentId) ?? []);
          const waits = !isEnded(head) && !head.mergedInto && !head.blockedAt;
          const isLeftOut = last !== undefined && waits && told < last.number && !isBackSince(file, last);
          return isLeftOut ? [`${head.reference} was told ${told} of ${last.number}`] : [];
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

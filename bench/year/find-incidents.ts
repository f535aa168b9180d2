import { type Bucket, bucketOf } from '#domain/incidents/buckets.ts';
import { type Incident, isOpen } from '#domain/incidents/incident.ts';
import { type Look, look } from '#domain/incidents/look.ts';
import { HOUR_OFFSETS, PAST_DAYS, type Past, WEEKS } from '#domain/incidents/past.ts';
import type { Observation } from '#domain/incidents/traits.ts';
import type { IncidentPolicy } from '#domain/policy/schema/incidents.ts';
import { durationMs } from '#domain/time.ts';
import type { Received } from './event.ts';
import { observed } from './observe.ts';
import { DAY_MS, HOUR_MS } from './seasons.ts';
import type { Year } from './year.ts';

const EVERY_MS = 5 * 60_000;
const WEEK_MS = 7 * DAY_MS;

/** An incident as it was found in a year, with its cases. */
export type FoundIncident = { incident: Incident; members: Set<string> };

/** The past of an hour, from observations in order of time. */
const pastBefore = (
  hour: number,
  buckets: { hours: Map<number, Bucket>; days: Map<number, Bucket>; first: number },
): Past => {
  const today = Math.floor((hour * HOUR_MS) / DAY_MS);
  const days = Math.max(0, Math.min(PAST_DAYS, today - buckets.first));
  return {
    days: Array.from({ length: days }, (_, ago) => buckets.days.get(today - ago - 1) ?? {}),
    hours: Array.from({ length: WEEKS }, (_, week) =>
      HOUR_OFFSETS.map((offset) => buckets.hours.get(hour + offset - (week + 1) * 7 * 24) ?? {}),
    ),
  };
};

const grouped = (observations: readonly Observation[], length: number): Map<number, Bucket> =>
  new Map(
    [...Map.groupBy(observations, ({ at }) => Math.floor(Date.parse(at) / length))].map(([place, of]) => [
      place,
      bucketOf(of),
    ]),
  );

/** A supervisor who closes what has not gone on for a day. */
const closeOver = (found: readonly FoundIncident[], now: number, { quietAfter }: IncidentPolicy): void => {
  for (const one of found) {
    const since = now - Date.parse(one.incident.countedAt);
    if (isOpen(one.incident) && since > durationMs(quietAfter))
      one.incident = { ...one.incident, state: 'closed', closed: { by: 'nobody', at: new Date(now).toISOString() } };
  }
};

/** Whether the same was found before and is open, or has not rested long enough (cases/store/incidents). */
const isQuiet = (found: readonly FoundIncident[], { kind, key, foundAt }: Incident, { quietAfter }: IncidentPolicy) =>
  found.some(
    ({ incident }) =>
      incident.kind === kind &&
      incident.key === key &&
      (!incident.closed || Date.parse(foundAt) - Date.parse(incident.closed.at) < durationMs(quietAfter)),
  );

/** Takes what a look came to. */
const take = (found: FoundIncident[], { found: proposed, goesOn }: Look, policy: IncidentPolicy): void => {
  for (const { incident, cases } of goesOn) {
    const one = found.find(({ incident: { incidentId } }) => incidentId === incident.incidentId);
    if (one) one.incident = incident;
    for (const { caseId } of cases) one?.members.add(caseId);
  }
  for (const { incident, cases } of proposed)
    if (!isQuiet(found, incident, policy))
      found.push({ incident, members: new Set(cases.map(({ caseId }) => caseId)) });
};

/**
 * Looks for incidents as the deployed function does, every five minutes of a year, and closes them when they have not gone on for a day.
 * @returns what was found, in the order in which it was
 */
export const findIncidents = ({ events }: Pick<Year, 'events'>, policy: IncidentPolicy): FoundIncident[] => {
  const observations = events
    .filter((event): event is Received => event.type === 'received')
    .map((received) => observed(received, policy));
  const looks = [...Map.groupBy(observations, ({ at }) => Math.ceil(Date.parse(at) / EVERY_MS) * EVERY_MS)];
  const buckets = { days: grouped(observations, DAY_MS), hours: grouped(observations, HOUR_MS) };
  const first = Math.floor(Date.parse(observations[0]?.at ?? '') / DAY_MS);
  const found: FoundIncident[] = [];
  let [from, to, hour] = [0, 0, -1];
  let past: Past = { days: [], hours: [] };
  for (const [now, came] of looks) {
    to += came.length;
    while (Date.parse(observations[from]?.at ?? '') < now - WEEK_MS) from++;
    if (Math.floor(now / HOUR_MS) !== hour) {
      hour = Math.floor(now / HOUR_MS);
      past = pastBefore(hour, { ...buckets, first });
      closeOver(found, now, policy);
    }
    const known = found.filter(({ incident: { closed } }) => !closed || Date.parse(closed.at) > now - WEEK_MS);
    const week = { now: new Date(now).toISOString(), came, observations: observations.slice(from, to) };
    take(found, look({ ...week, known, past, policy }), policy);
  }
  return found;
};

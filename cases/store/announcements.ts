import { announced, announcedType } from '#domain/announcements/announced-event.ts';
import {
  announcedIncident,
  announcedIncidentType,
  type IncidentEventType,
} from '#domain/announcements/announced-incident.ts';
import { isIncidentId } from '#domain/incidents/incident-id.ts';
import { type EventPlace, eventsAt } from './events-of-change.ts';
import { incidentOf } from './incident-of.ts';
import type { Table } from './table.ts';

/** What the company's other systems are told: `type` is what they choose by. */
export type Announced = { type: string; detail: { id: string; at: string } & Record<string, unknown> };

const ofIncident = async (table: Table, incidentId: string, places: readonly EventPlace[]): Promise<Announced[]> => {
  const incident = await incidentOf(table, incidentId);
  if (!incident) return [];
  return places.map(({ type }) => ({
    type: announcedIncidentType(type as IncidentEventType),
    detail: announcedIncident(incident, type as IncidentEventType),
  }));
};

/** What other systems are told of a change of a case, or of an incident, in its order; nothing where there is none. */
export const announcementsOf = async (
  table: Table,
  { caseId, events: places }: { caseId: string; events: readonly EventPlace[] },
): Promise<Announced[]> => {
  if (isIncidentId(caseId)) return ofIncident(table, caseId, places);
  const found = await eventsAt(table, caseId, places);
  return (found?.events ?? []).map((event) => ({
    type: announcedType(event.type),
    detail: announced({ caseId, reference: found?.reference ?? '' }, event),
  }));
};

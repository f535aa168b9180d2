import type { Incident, IncidentState } from '../incidents/incident.ts';
import { incidentStates } from '../incidents/kinds.ts';

/** What happens to an incident as a whole; that a case joins or leaves it is an event of the case. */
export const incidentEventTypes = incidentStates.map((state) => `incident-${state}` as const);
export type IncidentEventType = (typeof incidentEventTypes)[number];

export const incidentEventOf = (state: IncidentState): IncidentEventType => `incident-${state}`;

/** `amends.incident.closed`: what rules of the bus and webhooks choose by. */
export const announcedIncidentType = (type: IncidentEventType): string => type.replace('incident-', 'amends.incident.');

/** Of another shape: one more (docs/integrations.md). */
export const INCIDENT_EVENT_VERSION = 1;

/** An event of an incident as other systems are given it; domain/announcements/incident-events says what each field is. */
type AnnouncedIncident = {
  id: string;
  type: IncidentEventType;
  version: number;
  at: string;
  incidentId: string;
  kind: Incident['kind'];
  by: 'system' | 'person';
  topic?: string;
  product?: string;
};

const when = ({ foundAt, ...incident }: Incident, type: IncidentEventType): string | undefined => {
  switch (type) {
    case 'incident-proposed':
      return foundAt;
    case 'incident-confirmed':
      return incident.confirmed?.at;
    case 'incident-dismissed':
      return incident.dismissed?.at;
    case 'incident-closed':
      return incident.closed?.at;
  }
};

/** What happened to an incident as it leaves: ids, codes and moments, no person of ours, no place and no words. */
export const announcedIncident = (incident: Incident, type: IncidentEventType): AnnouncedIncident => {
  const { incidentId, kind, about, foundAt } = incident;
  const { topic, product } = about;
  return {
    ...{ id: `${incidentId}.${type}`, type, version: INCIDENT_EVENT_VERSION, at: when(incident, type) ?? foundAt },
    ...{ incidentId, kind, by: type === 'incident-proposed' ? 'system' : 'person' },
    ...(topic && { topic }),
    ...(product && { product }),
  };
};

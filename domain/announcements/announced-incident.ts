import * as z from 'zod/mini';
import { type Incident, type IncidentState, incidentKinds, incidentStates } from '../incidents/incident.ts';

/** What happens to an incident as a whole; that a case joins or leaves it is an event of the case. */
export const incidentEventTypes = incidentStates.map((state) => `incident-${state}` as const);
export type IncidentEventType = (typeof incidentEventTypes)[number];

export const incidentEventOf = (state: IncidentState): IncidentEventType => `incident-${state}`;

/** `amends.incident.closed`: what rules of the bus and webhooks choose by. */
export const announcedIncidentType = (type: IncidentEventType): string => type.replace('incident-', 'amends.incident.');

/** Of another shape: one more (docs/integrations.md). */
export const INCIDENT_EVENT_VERSION = 1;

export const incidentEventMeanings: Record<IncidentEventType, string> = {
  'incident-proposed':
    'More customers complain of the same than can be chance; a supervisor is asked whether it is one failure.',
  'incident-confirmed':
    'A supervisor said that it is one failure, or opened it before the figures showed it; its cases join it.',
  'incident-dismissed': 'A supervisor said that it is none.',
  'incident-closed': 'The failure is over and its cause recorded. No case is closed by it.',
};

/** An event of an incident as other systems are given it. */
export const announcedIncidentSchema = <Type extends IncidentEventType>(type: Type) =>
  z.object({
    /** The same for every repeat. */
    id: z.string(),
    type: z.literal(type),
    version: z.literal(INCIDENT_EVENT_VERSION),
    at: z.iso.datetime(),
    incidentId: z.string(),
    kind: z.enum(incidentKinds),
    by: z.enum(['system', 'person']),
    /** Ids in the policy of what its complaints have in common. */
    topic: z.optional(z.string()),
    product: z.optional(z.string()),
  });
type AnnouncedIncident = z.infer<ReturnType<typeof announcedIncidentSchema<IncidentEventType>>>;

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

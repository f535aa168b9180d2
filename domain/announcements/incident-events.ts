import * as z from 'zod/mini';
import { incidentKinds } from '../incidents/kinds.ts';
import { INCIDENT_EVENT_VERSION, type IncidentEventType } from './announced-incident.ts';

/** What events of incidents mean, and their shape: for documents, so that no function carries it. */
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

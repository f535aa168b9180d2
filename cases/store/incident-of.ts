import { type Incident, IncidentMember } from '#domain/incidents/incident.ts';
import { bare } from './bare.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

// In a file of its own: functions that find nothing by an index bundle none of the rest.

/** An incident by its id. */
export const incidentOf = async (table: Table, incidentId: string): Promise<Incident | undefined> => {
  const item = await table.get(keys.incident(incidentId));
  return item && bare<Incident>(item);
};

/** How a case stands among those of an incident; undefined where it never was one. */
export const memberOf = async (
  table: Table,
  { incidentId, caseId }: { incidentId: string; caseId: string },
): Promise<IncidentMember | undefined> => {
  const item = await table.get(keys.incidentMember(incidentId, caseId));
  return item && IncidentMember.parse(bare(item));
};

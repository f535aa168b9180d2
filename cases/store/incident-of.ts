import type { Incident } from '#domain/incidents/incident.ts';
import { bare } from './bare.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** An incident by its id. In a file of its own: functions that find nothing by an index bundle none of the rest. */
export const incidentOf = async (table: Table, incidentId: string): Promise<Incident | undefined> => {
  const item = await table.get(keys.incident(incidentId));
  return item && bare<Incident>(item);
};

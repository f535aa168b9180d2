import { incidentsListing } from '#cases/store/affected.ts';
import { incidentsThat, proposeMember } from '#cases/store/incidents.ts';
import { headsOf } from '#cases/store/look-ups.ts';
import type { Table } from '#cases/store/table.ts';
import { DETECTION } from '#domain/incidents/incident.ts';
import type { Instant } from '#domain/time.ts';

/**
 * Whoever is on a list of those whom an incident affects, and complains, has most likely that to say, or answers what they were sent: the
 * case is put to the incident, and a person says whether it is about it. It costs nothing while no incident is confirmed.
 */
export const addListed = async (table: Table, caseIds: readonly string[], now: Instant): Promise<void> => {
  if (caseIds.length === 0) return;
  const confirmed = (await incidentsThat(table, 'open')).filter(({ state }) => state === 'confirmed');
  const incidentIds = confirmed.map(({ incidentId }) => incidentId);
  if (incidentIds.length === 0) return;
  for (const { caseId, identities = [] } of await headsOf(table, caseIds)) {
    const keys = [...new Set(identities.map(({ key }) => key))];
    for (const incidentId of await incidentsListing(table, keys, incidentIds))
      await proposeMember(table, { incidentId, caseId, state: 'proposed', at: now, by: DETECTION });
  }
};

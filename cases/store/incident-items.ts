import type { IncidentMember } from '#domain/incidents/incident.ts';
import type { IncidentPass } from '#domain/incidents/pass.ts';
import { INCIDENT_PASSES, incidentOfCasePartition, keys } from './keys.ts';
import type { Item } from './table.ts';

/** A case of an incident, which also leads from the case to it. */
export const memberItem = (member: IncidentMember): Item => ({
  ...keys.incidentMember(member.incidentId, member.caseId),
  ...member,
  gsi1pk: incidentOfCasePartition(member.caseId),
  gsi1sk: member.incidentId,
});

/** A pass as it is asked for, in place of one that is under way. */
export const passItem = (pass: IncidentPass): Item => ({
  ...keys.incidentPass(pass.incidentId),
  ...pass,
  gsi2pk: INCIDENT_PASSES,
  gsi2sk: pass.dueAt,
});

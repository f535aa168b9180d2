import type { IncidentMember } from '#domain/incidents/incident.ts';
import type { IncidentPass } from '#domain/incidents/pass.ts';
import { INCIDENT_PASSES, incidentOfCasePartition, keys, learningKeys } from './keys.ts';
import type { Item, Key } from './table.ts';

/** A case of an incident, which also leads from the case to it. */
export const memberItem = (member: IncidentMember): Item => ({
  ...keys.incidentMember(member.incidentId, member.caseId),
  ...member,
  gsi1pk: incidentOfCasePartition(member.caseId),
  gsi1sk: member.incidentId,
});

/** Where a pass lies: there is one through the cases of an incident, and one through the customers whom it affects. */
export const passPlace = ({ incidentId, of }: Pick<IncidentPass, 'incidentId' | 'of'>): Key =>
  of === 'affected' ? learningKeys.affectedPass(incidentId) : keys.incidentPass(incidentId);

/** A pass as it is asked for, in place of one that is under way. */
export const passItem = (pass: IncidentPass): Item => ({
  ...passPlace(pass),
  ...pass,
  gsi2pk: INCIDENT_PASSES,
  gsi2sk: pass.dueAt,
});

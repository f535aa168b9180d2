import type { Incident, IncidentFindings } from '#domain/incidents/incident.ts';
import { aboutInWords, incidentReasonInWords } from '#domain/incidents/words.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import type { IncidentList, ShownIncident } from './contract.ts';

type Reading = { language: ReplyLanguage; policy: DeskDeps['policy'] };

/** An incident as a line of a list. */
export const lineOf = (
  { incidentId, kind, state, about, beganAt, foundAt, customers, reasons }: Incident,
  { language, policy }: Reading,
): IncidentList['incidents'][number] => ({
  ...{ incidentId, kind, state, beganAt, foundAt, customers },
  title: aboutInWords(about, policy, language),
  reasons: reasons.map((reason) => incidentReasonInWords(reason, language)),
});

export const findingsView = (
  { findings }: { findings?: IncidentFindings },
  policy: DeskDeps['policy'],
): Pick<ShownIncident, 'findings'> => {
  if (!findings) return {};
  const { by, ...found } = findings;
  return { findings: { ...found, name: nameOf(policy, by) } };
};

import { messagesOfIncident } from '#cases/store/incident-messages.ts';
import { incidentOf } from '#cases/store/incident-of.ts';
import { passOf } from '#cases/store/incident-passes.ts';
import { incidentsThat, membersOf } from '#cases/store/incidents.ts';
import { headsOf } from '#cases/store/look-ups.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { affectedLetter } from '#domain/incidents/affected-letter.ts';
import { outageDuty } from '#domain/incidents/duty.ts';
import type { Incident } from '#domain/incidents/incident.ts';
import type { IncidentMessage } from '#domain/incidents/message.ts';
import { isLeftBehind } from '#domain/incidents/pass.ts';
import { replyLanguageOf } from '#domain/messages/letter-language.ts';
import { Refusal } from '#domain/refusal.ts';
import { isSupervisor, nameOf, type User } from '#domain/tasks/decide.ts';
import { isCoOfficial, type LetterLanguage } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { IncidentList, incidentViews, ShownIncident } from './contract.ts';
import { findingsView, lineOf } from './views.ts';

/** Refuses: no-such-incident. */
export const requireIncident = async (incidentId: string, { table }: Pick<DeskDeps, 'table'>): Promise<Incident> => {
  const incident = await incidentOf(table, incidentId);
  if (!incident) throw new Refusal('no-such-incident');
  return incident;
};

/** Refuses: no-such-incident, incident-not-confirmed. */
export const requireConfirmed = async (incidentId: string, deps: Pick<DeskDeps, 'table'>): Promise<void> => {
  const { state } = await requireIncident(incidentId, deps);
  if (state !== 'confirmed') throw new Refusal('incident-not-confirmed');
};

/** Incidents that somebody has to see to, or that have ended; the newest first. */
export const listIncidents = async (
  { view, reader: { language } }: { view: (typeof incidentViews)[number]; reader: Reader },
  { table, policy }: DeskDeps,
): Promise<IncidentList> => {
  const incidents = await incidentsThat(table, view);
  return { incidents: incidents.map((incident) => lineOf(incident, { language, policy })) };
};

/** Refuses: own-proposal to whoever wrote it. */
export const demandAnother = ({ writtenBy }: IncidentMessage, { id }: User): void => {
  if (writtenBy === id)
    throw new Refusal('own-proposal', {
      title: 'Somebody else than whoever wrote it releases it',
      es: 'Tiene que enviarlo otra persona, no quien lo escribió',
    });
};

/** The letter to somebody who is affected, as it would be read in a language; signed by whoever releases it. */
const affectedSample = (
  language: LetterLanguage,
  message: IncidentMessage,
  policy: DeskDeps['policy'],
): NonNullable<ShownIncident['messages'][number]['samples']>[number] => {
  const replyLanguage = replyLanguageOf(language, policy.company.defaultLanguage);
  const reader = { language, replyLanguage, ...(isCoOfficial(language) && { letterLanguage: language }) };
  const { subject, body } = affectedLetter(reader, message, policy);
  return { language, subject, text: body };
};

const messageView = (
  message: IncidentMessage,
  reader: Reader,
  { policy }: Pick<DeskDeps, 'policy'>,
): ShownIncident['messages'][number] => {
  const { incidentId: _, toneAccepted: __, decidedBy, ...shown } = message;
  const languages = Object.keys(message.texts) as LetterLanguage[];
  return {
    ...shown,
    writtenBy: nameOf(policy, message.writtenBy),
    ...(decidedBy && { decidedBy: nameOf(policy, decidedBy) }),
    mayDecide: message.state === 'waiting' && isSupervisor(reader) && message.writtenBy !== reader.id,
    ...(message.to === 'affected' && { samples: languages.map((one) => affectedSample(one, message, policy)) }),
  };
};

/** Cases are in the order in which they came in: the first of a continuous service is among the first. */
const FIRST = 25;

/** The first complaint of an incident whose class is the continuity of a service; that of a reader's own cases is none. */
const firstOutage = async (incidentId: string, { table, cases }: DeskDeps): Promise<CaseFile | undefined> => {
  const members = (await membersOf(table, incidentId, { limit: FIRST })).filter(({ state }) => state !== 'left');
  const heads = await headsOf(
    table,
    members.map(({ caseId }) => caseId),
  );
  const first = heads.find(({ regime }) => regime.class === 'continuity');
  return first && cases.load(first.caseId);
};

/**
 * An incident with what was decided on it, what all were told, and what the law asks for.
 * Refuses: no-such-incident.
 */
export const showIncident = async (
  { incidentId, reader }: { incidentId: string; reader: Reader },
  deps: DeskDeps,
): Promise<ShownIncident> => {
  const { table, policy, clock } = deps;
  const { language } = reader;
  const incident = await requireIncident(incidentId, deps);
  const [messages, passes, first] = await Promise.all([
    messagesOfIncident(table, incidentId),
    Promise.all([passOf(table, incidentId), passOf(table, incidentId, 'affected')]),
    incident.kind === 'incident' ? firstOutage(incidentId, deps) : undefined,
  ]);
  const { confirmed, dismissed, closed } = incident;
  const named = <One extends { by: string }>(one: One) => ({ ...one, name: nameOf(policy, one.by) });
  const duty = outageDuty({ ...incident, messages }, first, { policy, clock, language });
  return {
    ...lineOf(incident, { language, policy }),
    ...(confirmed && { confirmed: named(confirmed) }),
    ...(dismissed && { dismissed: named(dismissed) }),
    ...(closed && { closed: named(closed) }),
    ...findingsView(incident, policy),
    messages: messages.map((message) => messageView(message, reader, deps)),
    isUnderWay: passes.some((pass) => pass !== undefined && !isLeftBehind(pass)),
    isLeftBehind: passes.some((pass) => pass !== undefined && isLeftBehind(pass)),
    ...(duty && { duty }),
  };
};

import { messagesOfIncident } from '#cases/store/incident-messages.ts';
import { incidentOf, memberOf } from '#cases/store/incident-of.ts';
import { incidentsOfCase } from '#cases/store/incidents.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { isByPolicy } from '#domain/incidents/by-policy.ts';
import { type Incident, type IncidentMember, isOpen } from '#domain/incidents/incident.ts';
import { type IncidentMessage, lastReleased, saidTo } from '#domain/incidents/message.ts';
import { joined, left } from '#domain/incidents/on-case.ts';
import { newPass } from '#domain/incidents/pass.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { IncidentOfCase, InIncident } from './contract.ts';
import { requireIncident } from './show-incident.ts';
import { findingsView, lineOf } from './views.ts';

type Input = InIncident & { caseId: string; user: User };

/** Refuses: not-your-case. */
const demandOwner = (file: CaseFile, user: User): void => {
  if (!isRelated(relations.ownerOfCase, user, { file })) throw new Refusal('not-your-case');
};

/**
 * The owner of a case or a supervisor says that it is about a failure, or that it is not. Said again, nothing changes, but that
 * somebody stands behind it where the policy alone had it join. Whoever joins is sent the newest message to all.
 * Refuses: no-such-case, no-such-incident, not-your-case, incident-not-confirmed, case-in-another-incident, case-merged.
 */
export const sayInIncident = async (
  { caseId: named, incidentId, joins, reason, user }: Input,
  deps: DeskDeps,
): Promise<object> => {
  const { cases, clock, newId } = deps;
  const found = await requireCase(cases, named);
  demandOwner(found, user);
  const incident = await requireIncident(incidentId, deps);
  if (joins && incident.state !== 'confirmed') throw new Refusal('incident-not-confirmed');
  const { caseId } = found.head;
  const before = await memberOf(deps.table, { caseId, incidentId });
  const at = clock.now();
  // What it was sent before it was taken out is not sent again when it comes back.
  const said = {
    incidentId,
    at,
    by: user.id,
    told: before?.told ?? 0,
    reason: { textId: `incident-${newId()}`, text: reason },
  };
  const pass = newPass(incidentId, { id: newId(), at });
  await cases.change(caseId, at, (file) => {
    demandOwner(file, user);
    const own = file.head.incident?.incidentId;
    if (!joins) return own === incidentId || before?.state === 'proposed' ? combine(left(file.head, said)) : undefined;
    if (own === incidentId && !(before && isByPolicy(before))) return undefined;
    if (own !== undefined && own !== incidentId) throw new Refusal('case-in-another-incident');
    return combine(joined(file.head, { ...said, told: file.head.incident?.told ?? said.told, how: 'by-hand' }), {
      items: [{ kind: 'incident-pass', pass }],
    });
  });
  return {};
};

const isShown = ({ state }: IncidentMember, incident: Incident | undefined): incident is Incident =>
  incident !== undefined && (state === 'joined' || (state === 'proposed' && isOpen(incident)));

const messageOf = (
  messages: readonly IncidentMessage[],
  { head }: CaseFile,
): Pick<IncidentOfCase['incidents'][number], 'message'> => {
  const message = lastReleased(messages);
  if (!message) return {};
  const { text, restoration } = saidTo(message, head).said;
  const { number, decidedAt = '' } = message;
  return {
    message: {
      text: restoration ? `${text}\n\n${restoration}` : text,
      releasedAt: decidedAt,
      isSent: head.incident?.incidentId === message.incidentId && head.incident.told >= number,
    },
  };
};

/** The failures that a case is about, or seems to be, with what is known of each. */
export const incidentsIn = async (
  file: CaseFile,
  { language }: Pick<Reader, 'language'>,
  { table, policy }: Pick<DeskDeps, 'table' | 'policy'>,
): Promise<IncidentOfCase['incidents']> => {
  const members = (await incidentsOfCase(table, file.head.caseId)).filter(({ state }) => state !== 'left');
  const shown = members.map(async (member) => {
    const incident = await incidentOf(table, member.incidentId);
    if (!isShown(member, incident)) return [];
    const messages = await messagesOfIncident(table, member.incidentId);
    return [
      {
        ...lineOf(incident, { language, policy }),
        membership: member.state === 'joined' ? ('joined' as const) : ('proposed' as const),
        isByPolicy: isByPolicy(member),
        ...findingsView(incident, policy),
        ...messageOf(messages, file),
      },
    ];
  });
  return (await Promise.all(shown)).flat();
};

/**
 * The same of a case that is named.
 * Refuses: no-such-case.
 */
export const incidentsOf = async (
  { caseId, reader }: { caseId: string; reader: Reader },
  deps: DeskDeps,
): Promise<IncidentOfCase> => ({ incidents: await incidentsIn(await requireCase(deps.cases, caseId), reader, deps) });

import { memberOf } from '#cases/store/incident-of.ts';
import { channels } from '#channels/names.ts';
import type { Case } from '#domain/case/case.ts';
import { combine } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { isByPolicy, mayBeTold } from '#domain/incidents/by-policy.ts';
import type { IncidentJoin } from '#domain/incidents/in-case.ts';
import type { Incident, IncidentMember } from '#domain/incidents/incident.ts';
import type { IncidentMessage } from '#domain/incidents/message.ts';
import { isToldWithAll, joined, told } from '#domain/incidents/on-case.ts';
import { underPolicy } from '#domain/policy/under-policy.ts';
import type { IncidentMembersDeps } from './deps.ts';

/** How an incident stands: its newest message to all, if there is one. */
export type IncidentNow = { incident: Incident; message: IncidentMessage | undefined };

/** How a case comes to belong to an incident, and by whose word; nobody's where the policy has it join. */
type Joining = { how: IncidentJoin; by?: string };

/** Undefined where a person has to say so first. What was proposed with the incident was confirmed with it. */
const joinsAs = (member: IncidentMember, head: Case, { confirmed }: Incident): Joining | undefined => {
  const { caseId, state, at, byPolicy } = member;
  if (state === 'left' || confirmed === undefined || head.incident !== undefined) return undefined;
  const { by } = confirmed;
  if (state === 'joined' && head.caseId === caseId) return undefined;
  if (state === 'joined') return isByPolicy(member) ? { how: 'merged' } : { how: 'merged', by };
  if (at <= confirmed.at) return { how: 'confirmed', by };
  return byPolicy && { how: 'by-policy' };
};

/** What is merged into another case, was set aside or erased is no case of its own any more; one that is closed still counts. */
const mayJoin = ({ setAsideAt, blockedAt, destroyedAt }: Case): boolean =>
  setAsideAt === undefined && blockedAt === undefined && destroyedAt === undefined;

const join = async (
  { member, incident }: { member: IncidentMember } & Pick<IncidentNow, 'incident'>,
  head: Case,
  { cases, clock }: IncidentMembersDeps,
): Promise<Case> => {
  if (!joinsAs(member, head, incident) || !mayJoin(head)) return head;
  const at = clock.now();
  return cases.change(head.caseId, at, (file) => {
    const joining = joinsAs(member, file.head, incident);
    if (!joining || !mayJoin(file.head)) return undefined;
    return combine(joined(file.head, { ...joining, incidentId: incident.incidentId, at }));
  });
};

/** Whether people stand behind it that the customer of a case is sent a message to all. */
const isSent = async (
  { caseId }: Case,
  message: IncidentMessage,
  { table, policy }: IncidentMembersDeps,
): Promise<boolean> => {
  const member = await memberOf(table, { caseId, incidentId: message.incidentId });
  return member !== undefined && mayBeTold(member, message, policy.incidents);
};

/**
 * A case of a confirmed incident joins it, and its customer is sent the newest message to all, once. What is so already is left as it is,
 * so that this may be repeated, and stopped at any place.
 */
export const bringUpToDate = async (
  member: IncidentMember,
  now: IncidentNow,
  deps: IncidentMembersDeps,
): Promise<void> => {
  const { message } = now;
  const isDone = member.state === 'joined' && (member.told ?? 0) >= (message?.number ?? 0);
  if (member.state === 'left' || isDone) return;
  const found = await resolveMergedHead(deps.cases, member.caseId);
  if (!found) return;
  const head = await join({ member, incident: now.incident }, found, deps);
  const { caseId, incident } = head;
  if (
    !message ||
    incident?.incidentId !== message.incidentId ||
    incident.told >= message.number ||
    !isToldWithAll(head) ||
    !(await isSent(head, message, deps))
  )
    return;
  const own = await underPolicy(deps, head);
  const at = deps.clock.now();
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  await deps.cases.change(caseId, at, (file) => {
    const part = told({ file, at, deps: { ...own, channels } }, message, trackingUrl);
    return part && combine(part);
  });
};

import { incidentEventOf } from '#domain/announcements/announced-incident.ts';
import { Incident, type IncidentFindings, IncidentMember, incidentHash, isOpen } from '#domain/incidents/incident.ts';
import { incidentStates } from '#domain/incidents/kinds.ts';
import type { IncidentPass } from '#domain/incidents/pass.ts';
import type { Instant } from '#domain/time.ts';
import { bare } from './bare.ts';
import { ifConditionHolds } from './conditional.ts';
import { memberItem, passItem } from './incident-items.ts';
import { incidentOfCasePartition, incidentsPartition, keys, learningKeys } from './keys.ts';
import { outboxWrites } from './outbox.ts';
import type { IndexKeys, Item, Table, Write } from './table.ts';

/** Open incidents are few: a list that is longer is cut. */
const MOST_LISTED = 200;

/** The open ones lie apart. */
const indexOf = (incident: Incident): IndexKeys => ({
  gsi2pk: incidentsPartition(isOpen(incident) ? 'open' : 'ended'),
  gsi2sk: `${incident.foundAt}#${incident.incidentId}`,
});

/** The company's other systems are told, each state once. */
const told = ({ incidentId, state }: Incident, at: Instant): Write[] => {
  const seq = incidentStates.indexOf(state) + 1;
  return outboxWrites(incidentId, { seq, at }, [
    { effect: 'announce', events: [{ seq, type: incidentEventOf(state) }] },
  ]);
};

const incidentIn = (item: Item): Incident => Incident.parse(bare(item));

const memberIn = (item: Item): IncidentMember => IncidentMember.parse(bare(item));

/** Those that are open, or have ended: the newest first. */
export const incidentsThat = async (table: Table, are: 'open' | 'ended', limit = MOST_LISTED): Promise<Incident[]> => {
  const page = await table.index('gsi2', incidentsPartition(are), { descending: true, limit });
  return (await table.getMany(page.keys)).map(incidentIn);
};

/**
 * Proposes an incident, once for what it is about: while one is open, and until `quietUntil` after it ended, nothing is stored.
 * @returns whether it is a new one
 */
export const proposeIncident = async (table: Table, incident: Incident): Promise<boolean> => {
  const place = learningKeys.incidentAbout(incidentHash(incident));
  const before = await table.get(place);
  const quietUntil = before?.['quietUntil'] as Instant | undefined;
  if (before && (quietUntil === undefined || quietUntil > incident.foundAt)) return false;
  const { incidentId } = incident;
  return ifConditionHolds(
    table.write([
      { put: { ...keys.incident(incidentId), ...incident, ...indexOf(incident) }, ifAbsent: true },
      before
        ? { update: place, set: { incidentId }, remove: ['quietUntil'], expect: { incidentId: before['incidentId'] } }
        : { put: { ...place, incidentId }, ifAbsent: true },
      ...told(incident, incident.foundAt),
    ]),
  );
};

/** What a person decided on an incident, and nothing else of it. */
export type IncidentDecision = Pick<Incident, 'state'> & Partial<Pick<Incident, 'confirmed' | 'dismissed' | 'closed'>>;

/**
 * Stores what a person decided on an incident at an instant, provided that it is still in the state they saw: what others record of it
 * meanwhile stays. Once it has ended, the same thing is proposed again only after `quietUntil`. `beside`: what is stored with it.
 * @returns false where another was faster
 */
export const decideIncident = (
  table: Table,
  {
    before,
    decision,
    ...by
  }: { before: Incident; decision: IncidentDecision; at: Instant; quietUntil: Instant; beside?: Write[] },
): Promise<boolean> => {
  const { at, quietUntil, beside = [] } = by;
  const { incidentId } = before;
  const after = { ...before, ...decision };
  return ifConditionHolds(
    table.write([
      {
        update: keys.incident(incidentId),
        set: { ...decision, ...indexOf(after) },
        expect: { state: before.state },
      },
      ...told(after, at),
      ...(isOpen(after)
        ? []
        : [
            {
              update: learningKeys.incidentAbout(incidentHash(after)),
              set: { quietUntil },
              expect: { incidentId },
            },
          ]),
      ...beside,
    ]),
  );
};

/** What came out about an incident, in place of what was recorded before; its state is not touched. */
export const keepFindings = (
  table: Table,
  { incidentId, state }: Incident,
  findings: IncidentFindings,
): Promise<boolean> =>
  ifConditionHolds(table.write([{ update: keys.incident(incidentId), set: { findings }, expect: { state } }]));

/** What the program counts anew of an incident while it is open; a person's decision is not touched by it. */
export const recountIncident = (
  table: Table,
  { incidentId, state, reasons, customers, countedAt }: Incident,
): Promise<boolean> =>
  ifConditionHolds(
    table.write([{ update: keys.incident(incidentId), set: { reasons, customers, countedAt }, expect: { state } }]),
  );

/** A supervisor was told of an incident. @returns false where somebody was before */
export const incidentTold = (table: Table, incidentId: string, toldAt: Instant): Promise<boolean> =>
  ifConditionHolds(table.write([{ update: keys.incident(incidentId), set: { toldAt }, absent: ['toldAt'] }]));

/**
 * A case that the program finds to belong to an incident. One that a person took out, or that is in it already, stays as it is.
 * @param pass has it looked at where it joins without a person
 */
export const proposeMember = (table: Table, member: IncidentMember, pass?: IncidentPass): Promise<boolean> =>
  ifConditionHolds(
    table.write([{ put: memberItem(member), ifAbsent: true }, ...(pass ? [{ put: passItem(pass) }] : [])]),
  );

/** A person has a case in an incident, or takes it out. */
export const keepMember = (table: Table, member: IncidentMember): Promise<void> =>
  table.write([{ put: memberItem(member) }]);

/** Cases of an incident in the order of their ids, at most `limit`, those behind `after`. */
export const membersOf = async (
  table: Table,
  incidentId: string,
  { limit, after }: { limit: number; after?: string },
): Promise<IncidentMember[]> => {
  const { pk, sk } = keys.incidentMember(incidentId, after ?? '');
  const items = await table.query(pk, '', {
    from: after ? `${sk}\uffff` : sk,
    to: `${keys.incidentMember(incidentId, '').sk}\uffff`,
    limit,
  });
  return items.map(memberIn);
};

/** The incidents that a case is, or was, a member of. */
export const incidentsOfCase = async (table: Table, caseId: string): Promise<IncidentMember[]> => {
  const page = await table.index('gsi1', incidentOfCasePartition(caseId), { limit: MOST_LISTED });
  return (await table.getMany(page.keys)).map(memberIn);
};

import type { IncidentPolicy } from '../policy/schema/incidents.ts';
import { countedFor } from './buckets.ts';
import { DETECTION, type Incident, type IncidentMember } from './incident.ts';
import type { IncidentMessage } from './message.ts';
import { kindOfKey, type Observation } from './traits.ts';

/** Whether a case joins an incident without a person: it is confirmed, and the policy names what both have in common. */
export const joinsByPolicy = (
  { state, key }: Pick<Incident, 'state' | 'key'>,
  observation: Observation,
  { automatic }: Pick<IncidentPolicy, 'automatic'>,
): boolean => {
  const joins: readonly string[] = automatic.joins;
  return state === 'confirmed' && joins.includes(kindOfKey(key)) && countedFor(observation).includes(key);
};

/** Whether nobody has looked at a case that is in an incident. */
export const isByPolicy = ({ state, by }: Pick<IncidentMember, 'state' | 'by'>): boolean =>
  state === 'joined' && by === DETECTION;

/**
 * Whether a case is sent a message to all. Somebody has to stand behind it: whoever had the case join, whoever released the message when
 * the case was among those it goes to, or the policy, which names such messages.
 */
export const mayBeTold = (
  member: Pick<IncidentMember, 'state' | 'by' | 'at'>,
  { kind, decidedAt = '' }: Pick<IncidentMessage, 'kind' | 'decidedAt'>,
  { automatic }: Pick<IncidentPolicy, 'automatic'>,
): boolean => !isByPolicy(member) || member.at <= decidedAt || automatic.messages.includes(kind);

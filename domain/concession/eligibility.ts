import type { Concession } from '../policy/schema/concessions.ts';
import { isCourtesyOnly, type RoundFacts } from './round-facts.ts';

/**
 * Whether the catalogue's conditions let a concession be offered.
 * @param named an expert recommended exactly this concession: somebody who looked at the matter outranks the topic and the
 * severity that were read from the customer's words, never the cause and the liability
 */
export const isEligible = ({ when }: Concession, facts: RoundFacts, named: boolean): boolean => {
  const { cause, topic, severity, liable } = facts;
  const namesCause = cause !== undefined && (when.causes?.includes(cause) ?? false);
  if (isCourtesyOnly(facts) && !namesCause) return false;
  if (when.causes && !namesCause) return false;
  if (when.liable !== undefined && when.liable !== liable) return false;
  if (named) return true;
  const namesTopic = topic !== undefined && (when.topics?.includes(topic) ?? false);
  return (!when.topics || namesTopic) && severity >= (when.minSeverity ?? 1);
};

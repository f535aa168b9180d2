import { hasComplainedOf, hasObjected } from '#cases/list-affected.ts';
import { claimAffected, keepAffectedUntil, leaveOutAffected, unclaimAffected } from '#cases/store/affected.ts';
import { type Outgoing, Refused } from '#channels/contract.ts';
import { letterHtml } from '#channels/email/letter/letter.ts';
import { mayHaveLeft } from '#channels/shared/may-have-left.ts';
import { type AffectedCustomer, isAmong, keptUntil } from '#domain/incidents/affected.ts';
import { affectedLetter } from '#domain/incidents/affected-letter.ts';
import { isOpen } from '#domain/incidents/incident.ts';
import type { IncidentMessage } from '#domain/incidents/message.ts';
import { log } from '#platform/log.ts';
import type { IncidentNow } from './bring-up-to-date.ts';
import type { IncidentMembersDeps } from './deps.ts';

/** It asks mail programs not to answer by themselves, although people wrote it: it goes to many. */
const mailTo = (
  customer: AffectedCustomer,
  message: IncidentMessage,
  { policy }: Pick<IncidentMembersDeps, 'policy'>,
): Outgoing => {
  const { subject, body: text, language, notice } = affectedLetter(customer, message, policy);
  const html = letterHtml({ subject, text, language, ...(notice && { notice }) });
  return {
    ...{ to: customer.email, subject, text, language: customer.replyLanguage },
    ...(html && { html }),
    ...{ reference: '', personal: false, trackingUrl: '' },
  };
};

/** Why somebody who is listed is not written to after all; what happened since they were listed counts. */
const leftOutBecause = async (
  customer: AffectedCustomer,
  { table }: Pick<IncidentMembersDeps, 'table'>,
): Promise<AffectedCustomer['unsent']> => {
  if (await hasObjected(table, customer)) return 'objected';
  return (await hasComplainedOf(table, customer.incidentId, customer.customerKeys)) ? 'complained' : undefined;
};

/** Sends it, once: what may have left is not sent again, what surely has not is given back to the next round. */
const send = async (customer: AffectedCustomer, message: IncidentMessage, deps: IncidentMembersDeps): Promise<void> => {
  const { table, clock } = deps;
  const toldAt = clock.now();
  if (!(await claimAffected(table, customer, { told: message.number, toldAt }))) return;
  try {
    await deps.send(mailTo(customer, message, deps));
  } catch (error) {
    if (mayHaveLeft(error))
      return log('warn', 'word to an affected customer may be lost', { incidentId: customer.incidentId });
    const isRefused = error instanceof Refused;
    await unclaimAffected(table, customer, { toldAt, ...(isRefused && { unsent: 'refused' }) });
    if (!isRefused) throw error;
  }
};

/**
 * A customer whom an incident affects is sent the newest message that was released to them since they were listed, once, whatever is
 * released later; after the end of the incident they are kept for a while, and written to no more. It may be repeated, and stopped at
 * any place.
 */
export const writeToAffected = async (
  customer: AffectedCustomer,
  { incident, message }: IncidentNow,
  deps: IncidentMembersDeps,
): Promise<void> => {
  const { table, policy } = deps;
  if (!isOpen(incident)) {
    const endedAt = (incident.closed ?? incident.dismissed)?.at ?? customer.listedAt;
    await keepAffectedUntil(table, customer, keptUntil(customer, policy.incidents.affected, endedAt));
    return;
  }
  if (!message || !isAmong(customer, message)) return;
  const unsent = await leftOutBecause(customer, deps);
  if (unsent) await leaveOutAffected(table, customer, unsent);
  else await send(customer, message, deps);
};

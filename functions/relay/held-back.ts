import { caseIdsOfPerson, headsOf } from '#cases/store/look-ups.ts';
import { Refused } from '#channels/contract.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { isProved } from '#domain/case/identity.ts';
import type { Message } from '#domain/case/message.ts';
import { MAIL } from '#domain/messages/routing.ts';
import type { RelayDeps } from './deps.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** An acknowledgment that speaks to a danger always leaves. */
const isLimited = ({ template, audience }: Message): boolean =>
  audience === 'customer' && template === 'acknowledgment';

/**
 * Whether a message waits until a person has said whose complaint it is that somebody of the company sent on. Who has proved to be
 * the customer needs nobody's word.
 */
export const waitsForCustomer = ({ head }: CaseFile, { audience }: Message): boolean =>
  audience === 'customer' && head.customerUnconfirmed === true && !isProved(head);

/**
 * Refuses an acknowledgment to an address or a number that nobody has proved to have, where a day brought more complaints in its
 * name than the policy lets us acknowledge: else anybody could fill somebody's mailbox through us. What is refused is not
 * acknowledged: its timer runs on, and a person is notified.
 * @throws Refused
 */
export const holdBack = async (
  { head }: CaseFile,
  message: Message,
  { table, clock, policy }: Pick<RelayDeps, 'table' | 'clock' | 'policy'>,
): Promise<void> => {
  if (!isLimited(message) || isProved(head)) return;
  const kind = message.channel === MAIL ? 'email' : 'phone';
  const keys = (head.identities ?? []).flatMap((identity) => (identity.kind === kind ? identity.key : []));
  const most = policy.limits.acknowledgmentsADay;
  const found = await caseIdsOfPerson(table, keys, most + 1);
  if (found.length <= most) return;
  const since = new Date(Date.parse(clock.now()) - DAY_MS).toISOString();
  const today = (await headsOf(table, found)).filter(({ receivedAt }) => receivedAt >= since);
  if (today.length > most) throw new Refused('HeldBackByLimit');
};

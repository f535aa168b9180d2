import type { ItemOutcome } from '#cases/inbound-message/inbound-item.ts';
import { storeItems } from '#cases/store/items.ts';
import { domainOf } from '#channels/email/mail-settings.ts';
import type { StoredDelivery } from '#channels/inbound-objects.ts';
import type { CaseItem } from '#domain/case/change.ts';
import type { ConcernByPerson } from '#domain/people/concern-by-person.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import type { MailDeps } from './deps.ts';

/** A mail of which nothing was made: why, whom it says it is from, and whom of ours it is about. */
export type SetAsideMail = { outcome: ItemOutcome; sender?: string; concerned?: ConcernByPerson };

/** What is nothing that a person could miss: a notice of the deployment, and a repeat. */
const UNLISTED = ['setup', 'received-before'];

/**
 * Records a mail of which nothing was made. It is in the list of what was set aside until somebody takes it in, and is found by
 * whoever asks what we hold of its sender.
 */
export const recordSetAside = async (
  { id, channel, receivedAt, key }: StoredDelivery,
  { outcome, sender, concerned }: SetAsideMail,
  { table, clock, identity }: MailDeps,
): Promise<void> => {
  const isListed = !UNLISTED.includes(outcome.reason ?? '');
  const keys = sender && isListed ? customerKeys((await identity()).current, { email: sender }) : [];
  const delivery = {
    ...{ id, channel, receivedAt, ...outcome },
    ...(sender && { senderDomain: domainOf(sender) }),
    ...(concerned && { concerned }),
  };
  await storeItems(table, '', [
    { kind: 'delivery', delivery, original: key, ...(isListed && { setAsideAt: clock.now() }) },
    ...keys.map((customerKey): CaseItem => ({ kind: 'set-aside-sender', customerKey, deliveryId: id })),
  ]);
};

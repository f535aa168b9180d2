import { findDelivery, markSeen } from '#cases/store/set-aside.ts';
import { Refusal } from '#domain/refusal.ts';
import { log } from '#platform/log.ts';
import type { Reader } from '../http/reader.ts';
import type { SetAsideDeps } from './function-contract.ts';
import { demandMaySee } from './set-aside-mail.ts';

/**
 * Somebody saw that nothing has to be made of what was set aside: it leaves the list, its original stays as long as it has to. Once.
 * Refuses: no-such-delivery, concerned-by-case, delivery-taken-in.
 */
export const seeSetAside = async (
  { id, user }: { id: string; user: Reader },
  { table, policy }: Pick<SetAsideDeps, 'table' | 'policy'>,
): Promise<{ done: true }> => {
  const found = await findDelivery(table, id);
  if (!found) throw new Refusal('no-such-delivery');
  demandMaySee(user, found.delivery, policy);
  const isFirst = await markSeen(found, user.id, table);
  if (!isFirst && found.delivery.seenBy === undefined) throw new Refusal('delivery-taken-in');
  log('info', 'mail set aside seen', { deliveryId: id, by: user.id });
  return { done: true };
};

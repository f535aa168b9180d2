import { storeItems } from '#cases/store/items.ts';
import { caseIdsAt } from '#cases/store/look-ups.ts';
import { conversationHash } from '#domain/messages/threads.ts';
import { customerIdentities } from '#platform/customer-keys.ts';
import { identityOf } from './author.ts';
import type { InboundItem, InboundItemDeps } from './inbound-item.ts';
import { aliasConversation, conversationOf } from './item-identity.ts';
import { seenItem } from './item-parts.ts';
import { identityItems } from './open-case.ts';

/** Records an item that changes nothing, with the reason: it is not read again. */
export const noteItem = (
  inbound: InboundItem,
  { reason, caseId }: { reason: string; caseId?: string },
  { table }: InboundItemDeps,
): Promise<void> =>
  storeItems(table, caseId ?? '', [seenItem(inbound, { result: 'noted', reason, ...(caseId && { caseId }) })]);

/**
 * A good survey, a signal of an app: nothing to do, kept with its reason. A platform that names another id of a person is
 * believed: the case is found by that one too.
 */
export const handleNote = async (inbound: InboundItem, deps: InboundItemDeps): Promise<void> => {
  const alias = aliasConversation(inbound);
  const [caseId] = alias ? await caseIdsAt(deps.table, [{ kind: 'thread', hash: conversationOf(inbound) }]) : [];
  if (!alias || caseId === undefined) return noteItem(inbound, { reason: inbound.item.kind }, deps);
  const customer = customerIdentities((await deps.identity()).current, identityOf(inbound));
  await storeItems(deps.table, caseId, [
    { kind: 'thread', hash: conversationHash(alias) },
    ...identityItems(customer.slice(-1)),
    seenItem(inbound, { result: 'noted', reason: 'known-as-well', caseId }),
  ]);
};

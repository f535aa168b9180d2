import { storeItems } from '#cases/store/items.ts';
import { caseIdsAt, caseIdsOfPerson, isStopInForce } from '#cases/store/look-ups.ts';
import { channels } from '#channels/names.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { phoneAddress } from '#domain/messages/channel-facts.ts';
import { type OptOutRequest, sendingResumed, sendingStopped } from '#domain/messages/sending-stopped.ts';
import { conversationHash, stopHash } from '#domain/messages/threads.ts';
import { authorIdentities } from './author.ts';
import { noteItem } from './handle-note.ts';
import type { InboundItem, InboundItemDeps } from './inbound-item.ts';
import { aliasConversation, aliasOf, conversationOf } from './item-identity.ts';
import { wordsOf } from './item-parts.ts';

/** Newest cases of each pseudonym in which it is kept; older ones are held back by the relay, which asks for every message. */
const MOST = 25;

/** Every address of the author on the channel: the one they wrote from, another id of theirs, and their number. */
const addressesOf = ({ channel, item }: InboundItem): string[] => [
  ...new Set(
    [item.author.id, aliasOf(item), phoneAddress(channels, channel, item.author.phone)].filter(
      (address) => address !== undefined,
    ),
  ),
];

/** The cases whose customer is reached, or said to be reached, where the item came from; merged ones as what they went into. */
const casesOf = async (inbound: InboundItem, { table, cases, identity }: InboundItemDeps): Promise<string[]> => {
  const alias = aliasConversation(inbound);
  const keys = authorIdentities((await identity()).current, inbound).map(({ key }) => key);
  const found = await Promise.all([
    caseIdsAt(table, [
      { kind: 'thread', hash: conversationOf(inbound) },
      ...(alias ? [{ kind: 'thread', hash: conversationHash(alias) } as const] : []),
    ]),
    caseIdsOfPerson(table, keys, MOST),
  ]);
  const heads = await Promise.all([...new Set(found.flat())].map((caseId) => resolveMergedHead(cases, caseId)));
  return [...new Set(heads.flatMap((head) => (head && !head.blockedAt ? head.caseId : [])))].sort();
};

/**
 * A message that is nothing but STOP, or START: it opens no case and answers nothing. What it asks for holds for the address in all
 * cases, also those to come; the person's cases keep it with its words, and the owners of those that are open are notified.
 */
export const handleOptOut = async (inbound: InboundItem, deps: InboundItemDeps): Promise<void> => {
  const { channel, item, messageId } = inbound;
  const { table, clock, policy, deskUrl } = deps;
  const isStop = item.optOut === 'stop';
  const addresses = addressesOf(inbound);
  const hashes = addresses.map((address) => stopHash({ channel, address }));
  const inForce = await Promise.all(hashes.map((hash) => isStopInForce(table, hash)));
  if (!isStop && !inForce.includes(true)) return noteItem(inbound, { reason: 'start-without-stop' }, deps);
  const at = clock.now();
  const request: OptOutRequest = {
    channel,
    addresses,
    textId: messageId,
    text: wordsOf(inbound, policy.limits.textCharacters).text,
  };
  const caseIds = await casesOf(inbound, deps);
  const change = isStop ? sendingStopped : sendingResumed;
  for (const caseId of caseIds)
    await deps.cases.change(caseId, at, (file) => change(file, request, { at, policy, deskUrl, channels }));
  // Last, so that a repeat of what was interrupted goes through all of it again.
  await storeItems(
    table,
    '',
    hashes.map((hash) => ({ kind: 'stop', hash, isInForce: isStop, at })),
  );
  const [caseId] = caseIds;
  await noteItem(inbound, { reason: isStop ? 'sending-stopped' : 'sending-resumed', ...(caseId && { caseId }) }, deps);
};

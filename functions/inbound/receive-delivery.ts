import { handleChange } from '#cases/inbound-message/handle-change.ts';
import { handleMessage } from '#cases/inbound-message/handle-message.ts';
import { handleNote } from '#cases/inbound-message/handle-note.ts';
import { handleOptOut } from '#cases/inbound-message/handle-opt-out.ts';
import { handleStatus } from '#cases/inbound-message/handle-status.ts';
import type { InboundItem, InboundItemDeps, ItemOutcome } from '#cases/inbound-message/inbound-item.ts';
import { seenHash } from '#cases/inbound-message/item-identity.ts';
import { withNumberOfAuthor } from '#cases/inbound-message/item-parts.ts';
import { ifConditionHolds } from '#cases/store/conditional.ts';
import { hasDelivery, recordDelivery } from '#cases/store/deliveries.ts';
import { findSeen, type Seen } from '#cases/store/look-ups.ts';
import { isWorthRepeating } from '#cases/store/table.ts';
import type { Adapted, ChannelItem } from '#channels/contract.ts';
import { type StoredDelivery, steadyId } from '#channels/inbound-objects.ts';
import { channels } from '#channels/names.ts';
import { Transient } from '#domain/failures.ts';
import { isRecorded } from '#domain/messages/channel-facts.ts';
import { instantAfter } from '#domain/time.ts';
import { backoff } from '#platform/backoff.ts';
import { log } from '#platform/log.ts';
import type { DeliveryDeps } from './deps.ts';
import { isRefused, outcomeOfReduced, RECORDING_REFUSED, reduced } from './reduced.ts';

type Handle = (inbound: InboundItem, deps: InboundItemDeps) => Promise<void>;

const HANDLERS: Record<ChannelItem['kind'], Handle> = {
  complaint: handleMessage,
  message: handleMessage,
  edit: handleChange,
  deletion: handleChange,
  reaction: handleChange,
  status: handleStatus,
  survey: handleNote,
  other: handleNote,
};

const ATTEMPTS = 5;
const MAX_REASONS = 5;
/** Reasons that say nothing could be made of the payload at all. */
const NOT_UNDERSTOOD = /^(?:not-|malformed|unreadable|no-entries|empty-payload|other-object)/;

const inboundItem = (
  { id, channel, receivedAt, key }: StoredDelivery,
  item: ChannelItem,
  index: number,
): InboundItem => ({
  item,
  channel,
  receivedAt,
  // A millisecond later each, so that messages sort as they were delivered.
  messageId: index === 0 ? id : steadyId(instantAfter(receivedAt, index), `${id}\n${index}`),
  deliveryId: id,
  original: key,
  seenHash: seenHash(item),
});

/** What became of an item that was taken in: by this delivery, or by one before it. */
const outcomeOf = ({ result, caseId, reason, ...by }: Seen, { deliveryId, messageId }: InboundItem): ItemOutcome => {
  const known = caseId && { caseId };
  return by.deliveryId === deliveryId && by.messageId === messageId
    ? { result, ...known, ...(reason && { reason }) }
    : { result: 'noted', reason: 'received-before', ...known };
};

/** One try; where somebody was faster, the next one sees what they stored. */
const tryOnce = async (inbound: InboundItem, attempt: number, deps: InboundItemDeps): Promise<void> => {
  try {
    await (inbound.item.optOut ? handleOptOut : HANDLERS[inbound.item.kind])(inbound, deps);
  } catch (error) {
    if (!isWorthRepeating(error)) throw error;
    await backoff(attempt);
  }
};

const isEmpty = ({ kind, text, attachments }: ChannelItem): boolean =>
  HANDLERS[kind] === handleMessage && !text.trim() && attachments.length === 0;

/** Takes an item in once, whoever delivers it and however often. */
const handleItem = async (inbound: InboundItem, deps: InboundItemDeps): Promise<ItemOutcome> => {
  const { channel, item } = inbound;
  if (isEmpty(item)) return { result: 'noted', reason: 'empty' };
  for (let attempt = 0; attempt <= ATTEMPTS; attempt++) {
    const seen = await findSeen(deps.table, { channel, hash: inbound.seenHash });
    if (seen) return outcomeOf(seen, inbound);
    if (attempt < ATTEMPTS) await tryOnce(inbound, attempt, deps);
  }
  throw new Transient('An item of a delivery could not be stored');
};

/** A reason as it is listed: a code, never somebody's words. */
const code = (reason: string): string => reason.replace(/[^\w:./ -]/g, '_').slice(0, 80);

const reasonsOf = (reasons: (string | undefined)[]): { reason?: string } => {
  const said = [...new Set(reasons.filter((reason) => reason !== undefined).map(code))].slice(0, MAX_REASONS);
  return said.length > 0 ? { reason: said.join(', ') } : {};
};

/** What became of a delivery: the first of its items that has a case says it. */
const outcomeOfAll = (outcomes: ItemOutcome[], ignored: Adapted['ignored']): ItemOutcome => {
  const first = outcomes.find(({ result }) => result !== 'noted') ?? outcomes.find(({ caseId }) => caseId);
  const reasons = [...outcomes, ...ignored].map(({ reason }) => reason);
  if (first) return { ...first, ...reasonsOf(reasons) };
  const nothing = outcomes.length === 0 && ignored.every(({ reason }) => NOT_UNDERSTOOD.test(reason));
  return { result: nothing ? 'unreadable' : 'noted', ...reasonsOf(reasons.length > 0 ? reasons : ['nothing-in-it']) };
};

/** Takes in all that was found in a delivery; says what became of it. */
export const handleItems = async (
  delivery: StoredDelivery,
  { items, ignored }: Adapted,
  deps: InboundItemDeps,
): Promise<ItemOutcome> => {
  const outcomes: ItemOutcome[] = [];
  // One after another: the second message of a person belongs to the case that the first one opens.
  for (const [index, item] of items.entries())
    outcomes.push(await handleItem(inboundItem(delivery, withNumberOfAuthor(item, deps.policy.company), index), deps));
  return outcomeOfAll(outcomes, ignored);
};

const adapt = async (bytes: Uint8Array, { channel, receivedAt, id }: StoredDelivery, deps: DeliveryDeps) => {
  try {
    return await deps.adapters[channel](bytes, receivedAt);
  } catch (error) {
    // Never, by the contract of adapters; if one does, the delivery is kept and listed all the same.
    log('error', 'adapter failed', { channel, deliveryId: id, error: error instanceof Error ? error.name : 'Error' });
    return { items: [], ignored: [{ reason: 'unreadable' }] };
  }
};

const readAndHandle = async (delivery: StoredDelivery, deps: DeliveryDeps): Promise<ItemOutcome> => {
  const raw = await deps.inbox.read(delivery.key, deps.policy.limits.mailBytes);
  if ('unreadable' in raw) return { result: 'unreadable', reason: raw.unreadable };
  const earlier = isRecorded(channels, delivery.channel) ? outcomeOfReduced(raw.bytes) : undefined;
  if (earlier) return earlier;
  const adapted = await adapt(raw.bytes, delivery, deps);
  const outcome = await handleItems(
    delivery,
    isRefused(adapted) ? { ...adapted, ignored: [...adapted.ignored, { reason: RECORDING_REFUSED }] } : adapted,
    deps,
  );
  if (isRefused(adapted)) await deps.inbox.keep(delivery.key, reduced(outcome), 'application/json');
  return outcome;
};

/**
 * Takes in what a platform delivered. Each item is stored once, in one transaction with what it becomes; when all are, one
 * record says what became of the delivery. Of a conversation that the customer did not want kept, the stored payload is reduced
 * to that. A repeat of the work finds what is done and does the rest.
 * @throws Transient if others kept changing the same items; the queue delivers again
 */
export const receiveDelivery = async (delivery: StoredDelivery, deps: DeliveryDeps): Promise<void> => {
  const { id, channel, receivedAt, key } = delivery;
  if (await hasDelivery(deps.table, delivery)) return;
  const outcome = await readAndHandle(delivery, deps);
  // Where the same work was done twice at once, the record is there.
  await ifConditionHolds(
    recordDelivery(deps.table, {
      delivery: { id, channel, receivedAt, ...outcome },
      original: key,
      // Its sender is proved: a person looks at what we could not read.
      ...(outcome.result === 'unreadable' && { setAsideAt: deps.clock.now() }),
    }),
  );
};

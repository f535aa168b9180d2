import { handleChange } from '#cases/inbound-message/handle-change.ts';
import { handleMessage } from '#cases/inbound-message/handle-message.ts';
import { handleNote } from '#cases/inbound-message/handle-note.ts';
import { handleOptOut } from '#cases/inbound-message/handle-opt-out.ts';
import { handleStatus } from '#cases/inbound-message/handle-status.ts';
import type { InboundItem, InboundItemDeps, ItemOutcome } from '#cases/inbound-message/inbound-item.ts';
import { seenHash } from '#cases/inbound-message/item-identity.ts';
import { withNumberOfAuthor } from '#cases/inbound-message/item-parts.ts';
import { findSeen, type Seen } from '#cases/store/look-ups.ts';
import { isWorthRepeating } from '#cases/store/table.ts';
import type { Adapted, ChannelItem } from '#channels/contract.ts';
import { type StoredDelivery, steadyId } from '#channels/inbound-objects.ts';
import { Transient } from '#domain/failures.ts';
import { instantAfter } from '#domain/time.ts';
import { backoff } from '#platform/backoff.ts';
import { workInLanes } from '#platform/in-lanes.ts';
import type { DeliveryDeps } from './deps.ts';
import { lanesOf } from './lanes.ts';

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

/** What became of an item; `isNew` where this call made it so. */
type Handled = { outcome: ItemOutcome; isNew: boolean };

/** Takes an item in once, whoever delivers it and however often. */
const handleItem = async (inbound: InboundItem, deps: InboundItemDeps): Promise<Handled> => {
  const { channel, item } = inbound;
  if (isEmpty(item)) return { outcome: { result: 'noted', reason: 'empty' }, isNew: false };
  for (let attempt = 0; attempt <= ATTEMPTS; attempt++) {
    const seen = await findSeen(deps.table, { channel, hash: inbound.seenHash });
    if (seen) return { outcome: outcomeOf(seen, inbound), isNew: attempt > 0 };
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

/** There was no time for all items of a delivery; `gotFurther` where some were taken in that were not before. */
export class Unfinished extends Transient {
  readonly gotFurther: boolean;
  constructor(gotFurther: boolean) {
    super('There was no time for all items of a delivery');
    this.gotFurther = gotFurther;
  }
}

/**
 * Takes in all that was found in a delivery, several people's at once; says what became of it. What fails holds up nobody else.
 * @throws the first failure once all others are done; Transient where there was no time for all
 */
export const handleItems = async (
  delivery: StoredDelivery,
  { items, ignored }: Adapted,
  { hasTime = () => true, ...deps }: InboundItemDeps & Pick<DeliveryDeps, 'hasTime'>,
): Promise<ItemOutcome> => {
  const known = items.map((item) => withNumberOfAuthor(item, deps.policy.company));
  const handle = async (place: number): Promise<Handled> =>
    handleItem(inboundItem(delivery, known[place] as ChannelItem, place), deps);
  const { done, failures, ranOut } = await workInLanes(lanesOf(known), handle, hasTime);
  if (failures.length > 0) throw failures[0];
  const handled = items.flatMap((_, place) => done.get(place) ?? []);
  if (ranOut) throw new Unfinished(handled.some(({ isNew }) => isNew));
  return outcomeOfAll(
    handled.map(({ outcome }) => outcome),
    ignored,
  );
};

import type { Key } from '#cases/store/table.ts';
import type { Adapter, ChannelItem } from '#channels/contract.ts';
import type { Channel } from '#channels/names.ts';
import type { Delivery } from '#domain/case/message.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Instant } from '#domain/time.ts';
import type { IntakeDeps } from '#functions/complaints/receive.ts';
import type { Objects } from '#platform/aws/objects.ts';

export type DeliveryDeps = IntakeDeps & {
  law: Law;
  inbox: Objects;
  adapters: Record<Channel, Adapter>;
  deskUrl: string;
};

/** What taking an item into a case needs. */
export type TakeDeps = Omit<DeliveryDeps, 'inbox' | 'adapters'>;

/** What became of a delivery, or of one of its items. */
export type Outcome = Pick<Delivery, 'result' | 'caseId' | 'reason'>;

/** One item of a delivery on its way to a case. */
export type InboundItem = {
  item: ChannelItem;
  channel: Channel;
  receivedAt: Instant;
  /** Id of the message or text it becomes; the same at every repeat. */
  messageId: string;
  deliveryId: string;
  /** Where the delivery lies. */
  original: string;
  /** The mark that this item was taken in, whatever delivered it. */
  seen: Key;
};

import type { ChannelItem } from '#channels/contract.ts';
import type { Channel } from '#channels/names.ts';
import type { Delivery } from '#domain/case/message.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Instant } from '#domain/time.ts';
import type { OpenDeps } from './open-case.ts';

/** What taking in something that a channel brought needs. */
export type InboundItemDeps = OpenDeps & {
  law: Law;
  trackingUrl: (caseId: string) => Promise<string>;
};

/** What became of a delivery, or of one of its items. */
export type ItemOutcome = Pick<Delivery, 'result' | 'caseId' | 'reason'>;

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
  /** What it is known by (`seenHash`), whatever delivers it. */
  seenHash: string;
};

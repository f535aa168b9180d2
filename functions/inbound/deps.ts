import type { InboundItemDeps } from '#cases/inbound-message/inbound-item.ts';
import type { Adapter } from '#channels/contract.ts';
import type { Channel } from '#channels/names.ts';
import type { Objects } from '#platform/aws/objects.ts';

/** What taking in a platform's delivery needs. */
export type DeliveryDeps = InboundItemDeps & {
  inbox: Objects;
  adapters: Record<Channel, Adapter>;
  /** Whether there is time to begin with another item; there always is where nobody says. */
  hasTime?: () => boolean;
};

/** What taking in a mail needs. */
export type MailDeps = InboundItemDeps & {
  inbox: Pick<Objects, 'read'>;
  /** Domain of our own mail. */
  mailDomain: string;
};

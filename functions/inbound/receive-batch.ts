import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { channelOfBusEvent, channelOfNotification } from '#channels/inbound.ts';
import { deliveryAt, keyOf, steadyId } from '#channels/inbound-objects.ts';
import { log } from '#platform/log.ts';
import { BusEvent, Notification, ObjectCreated } from './contract.ts';
import type { DeliveryDeps, MailDeps } from './deps.ts';
import { receiveDelivery } from './receive-delivery.ts';
import { type AnnouncedMail, receiveMail } from './receive-mail.ts';

export type InboundDeps = MailDeps & DeliveryDeps;

const receiveObject = async ({ isCareful, ...stored }: AnnouncedMail, deps: InboundDeps): Promise<void> => {
  const delivery = deliveryAt(stored);
  await (delivery
    ? receiveDelivery(delivery, deps)
    : receiveMail({ ...stored, ...(isCareful && { isCareful }) }, deps));
};

/** Where something belongs that came by the queue itself: a notification of SNS, or an event of a bus. */
const placeOf = (body: unknown): string => {
  const notification = Notification.safeParse(body);
  if (notification.success) {
    const { MessageId, Timestamp, Message } = notification.data;
    const at = new Date(Timestamp).toISOString();
    return keyOf(channelOfNotification(Message), at, steadyId(at, MessageId));
  }
  const { id, time, source } = BusEvent.parse(body);
  const at = new Date(time).toISOString();
  return keyOf(channelOfBusEvent(source), at, steadyId(at, `${source}\n${id}`));
};

/** What was received as often may have ended whoever read it: it is read with care before it goes to the dead letters. */
const CAREFUL_FROM = 4;

const isLate = (attributes?: { ApproximateReceiveCount?: string }): boolean =>
  Number(attributes?.ApproximateReceiveCount ?? 1) >= CAREFUL_FROM;

const receiveRecord = async (
  { body: text, attributes }: SQSEvent['Records'][number],
  deps: InboundDeps,
): Promise<void> => {
  const body: unknown = JSON.parse(text);
  const created = ObjectCreated.safeParse(body);
  // It becomes an object like everything that comes in, and comes again as such.
  if (!created.success) return deps.inbox.keep(placeOf(body), Buffer.from(text));
  const { time, detail } = created.data;
  await receiveObject(
    { key: detail.object.key, receivedAt: new Date(time).toISOString(), isCareful: isLate(attributes) },
    deps,
  );
};

/**
 * Takes in what a batch of the queue announces, one after another, since each may be large. What fails is delivered
 * again and in the end goes to the dead-letter queue; the others are done.
 */
export const receiveBatch = async ({ Records }: SQSEvent, deps: InboundDeps): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of Records) {
    const { messageId } = record;
    try {
      await receiveRecord(record, deps);
    } catch (error) {
      log('error', 'delivery not taken in', { messageId, error: error instanceof Error ? error.name : 'Error' });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};

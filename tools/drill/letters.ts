import { randomUUID } from 'node:crypto';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { deliveryId } from '#cases/inbound-message/handle-mail.ts';
import { hasDelivery } from '#cases/store/deliveries.ts';
import type { Table } from '#cases/store/table.ts';
import { PATIENCE, type Whole } from '../doctor/place.ts';
import { DrillFailed } from './bench.ts';
import type { DeadLetterPorts } from './redrive.ts';

const DLQ = /^Inbound.*InboundDlq[0-9A-F]{8}$/;

/** The event of S3 by which a mail is announced, as the rule of the stack puts it into the queue. */
const announcement = (bucket: string, { key, at }: { key: string; at: string }) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Object Created',
  source: 'aws.s3',
  time: at,
  detail: { bucket: { name: bucket }, object: { key } },
});

/** The dead letters of what came in, in an account or on an emulator. */
export const deadLetters = (whole: Whole, table: Table): DeadLetterPorts => {
  const { output, of, local } = whole;
  const sqs = new SQSClient({ ...PATIENCE, useQueueUrlAsEndpoint: false });
  const QueueUrl = of('AWS::SQS::Queue').find(({ logicalId }) => DLQ.test(logicalId))?.id;
  if (!QueueUrl) throw new DrillFailed(`${whole.stack} has no queue for dead letters of what came in`);
  const attribute = async (name: 'ApproximateNumberOfMessages' | 'QueueArn'): Promise<string> => {
    const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] });
    return (await sqs.send(asked)).Attributes?.[name] ?? '';
  };
  /** No emulator has the task of SQS: what it does is done by hand. */
  const byHand = async (): Promise<void> => {
    const QueueName = output('InboundQueueArn').split(':').at(-1) ?? '';
    const { QueueUrl: back } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    for (const { Body, ReceiptHandle } of Messages) {
      await sqs.send(new SendMessageCommand({ QueueUrl: back, MessageBody: Body }));
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  };
  return {
    waiting: async () => Number(await attribute('ApproximateNumberOfMessages')),
    put: async (mail) => {
      const MessageBody = JSON.stringify(announcement(output('InboundMailBucketName'), mail));
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    },
    redrive: async () => {
      if (local) return byHand();
      await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: await attribute('QueueArn') }));
    },
    wasRead: ({ key, at }) =>
      hasDelivery(table, { channel: 'email', receivedAt: at, id: deliveryId({ key, receivedAt: at }) }),
  };
};

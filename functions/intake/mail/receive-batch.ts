import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { log } from '#functions/shared/log.ts';
import { ObjectCreated } from './contract.ts';
import { type MailDeps, receiveMail } from './receive-mail.ts';

/**
 * Takes in the mails that a batch of the queue announces, one after another, since each may be large. One that fails is
 * delivered again and in the end goes to the dead-letter queue; the others are done.
 */
export const receiveBatch = async ({ Records }: SQSEvent, deps: MailDeps): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const { messageId, body } of Records) {
    try {
      const { time, detail } = ObjectCreated.parse(JSON.parse(body));
      await receiveMail({ key: detail.object.key, receivedAt: new Date(time).toISOString() }, deps);
    } catch (error) {
      log('error', 'mail not taken in', { messageId, error: error instanceof Error ? error.name : 'Error' });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};

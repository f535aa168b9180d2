import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { log } from '#platform/log.ts';
import { callOut } from './call-out.ts';
import { Handed } from './contract.ts';
import type { OutgoingDeps } from './deps.ts';

/** Calls out for each message of the queue; what fails for the table's sake comes again. */
export const callBatch = async ({ Records }: SQSEvent, deps: OutgoingDeps): Promise<SQSBatchResponse> => {
  const failures = await Promise.all(
    Records.map(async ({ messageId, body }) => {
      try {
        await callOut(Handed.parse(JSON.parse(body)), deps);
        return [];
      } catch (error) {
        log('error', 'call not made', { messageId, error: error instanceof Error ? error.name : 'Error' });
        return [{ itemIdentifier: messageId }];
      }
    }),
  );
  return { batchItemFailures: failures.flat() };
};

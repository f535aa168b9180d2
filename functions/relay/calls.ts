import { Transient } from '#domain/failures.ts';
import { signedPost } from '#platform/aws/signing.ts';

/** The port to the function that calls the company's other systems: one of them that is slow holds up nobody else's effects. */
export type Calls = { hand(place: { caseId: string; effectId: string }): Promise<void> };

/** @param endpoint of SQS */
export type QueuePlace = { endpoint: string; region: string; queueUrl: string };

export const queuedCalls = ({ endpoint, region, queueUrl }: QueuePlace): Calls => ({
  hand: async ({ caseId, effectId }) => {
    const response = await signedPost({
      service: 'sqs',
      region,
      url: new URL(endpoint),
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' },
      body: JSON.stringify({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ caseId, effectId }) }),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Transient(`SQS answered ${response.status}`);
  },
});

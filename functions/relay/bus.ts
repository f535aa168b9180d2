import { Transient } from '#domain/failures.ts';
import { signedPost } from '#platform/aws/signing.ts';
import { SOURCE } from './contract.ts';

/** An event for the company's other systems; `detail` holds ids, codes and instants. */
export type Announcement = { type: string; detail: Record<string, unknown> };

/** The port to the company's event bus (EventBridge). An event that is put twice has the same `eventId` in its detail. */
export type Bus = { put(announcement: Announcement): Promise<void> };

/** @param endpoint of EventBridge, such as `https://events.eu-west-1.amazonaws.com` */
export type BusPlace = { endpoint: string; region: string; bus: string };

/** Puts one event at a time, since that is what an effect is. */
export const eventBridgeBus = ({ endpoint, region, bus }: BusPlace): Bus => ({
  put: async ({ type, detail }) => {
    const entry = { EventBusName: bus, Source: SOURCE, DetailType: type, Detail: JSON.stringify(detail) };
    const response = await signedPost({
      service: 'events',
      region,
      url: new URL(endpoint),
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' },
      body: JSON.stringify({ Entries: [entry] }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Transient(`EventBridge answered ${response.status}`);
    }
    const { FailedEntryCount } = (await response.json()) as { FailedEntryCount: number };
    if (FailedEntryCount > 0) throw new Transient('EventBridge did not take the event');
  },
});

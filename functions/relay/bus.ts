import { Transient } from '#domain/failures.ts';
import { signedPost } from '#platform/aws/signing.ts';
import { SOURCE } from './contract.ts';

/** An event for the company's other systems; `detail` holds ids, codes and instants. */
export type Announcement = { type: string; detail: Record<string, unknown> };

/** The port to the company's event bus (EventBridge). An event that is put twice has the same `eventId` in its detail. */
export type Bus = { put(...announcements: Announcement[]): Promise<void> };

/** So many entries EventBridge takes in one call (AWS: PutEvents). */
const AT_ONCE = 10;

/** @param endpoint of EventBridge, such as `https://events.eu-west-1.amazonaws.com` */
export type BusPlace = { endpoint: string; region: string; bus: string };

/** Puts the events of one effect, in their order. Where one of them is not taken, all of them are put again later. */
export const eventBridgeBus = ({ endpoint, region, bus }: BusPlace): Bus => {
  const putTogether = async (announcements: Announcement[]): Promise<void> => {
    const entries = announcements.map(({ type, detail }) => ({
      EventBusName: bus,
      Source: SOURCE,
      DetailType: type,
      Detail: JSON.stringify(detail),
    }));
    const response = await signedPost({
      service: 'events',
      region,
      url: new URL(endpoint),
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' },
      body: JSON.stringify({ Entries: entries }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Transient(`EventBridge answered ${response.status}`);
    }
    const { FailedEntryCount } = (await response.json()) as { FailedEntryCount: number };
    if (FailedEntryCount > 0) throw new Transient('EventBridge did not take the event');
  };
  return {
    put: async (...announcements) => {
      for (let from = 0; from < announcements.length; from += AT_ONCE)
        await putTogether(announcements.slice(from, from + AT_ONCE));
    },
  };
};

import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { startComprehend } from '#local/comprehend/server.ts';
import { dummyCredentials } from '#local/loopback.ts';
import { comprehend } from '#platform/aws/comprehend.ts';
import type { Cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { type Meter, meteredTable } from './metered-table.ts';
import type { Usage } from './prices.ts';
import { sampleComplaints } from './sample-complaints.ts';
import { type Team, undisputed } from './undisputed.ts';

/** Memory of a function. */
const GB = 0.5;
/** How long a function runs: 80 ms a call, one call in ten cold with 250 ms of start. */
export const SECONDS_A_CALL = 0.08 + 0.1 * 0.25;
/** Structured lines and platform reports of one call. */
const LOG_BYTES_PER_CALL = 700;

type Units = Record<string, { requests: number; units: number }>;

/** Whoever is on duty calls at once; nobody waits two hours for the cause of an outage. */
const urgentWork = async (story: Cast): Promise<void> => {
  if ((await story.open('call')).length > 0)
    await story.complete('call', { reached: true, notes: 'Everybody is safe.', safe: true });
  if ((await story.open('outage-update')).length > 0)
    await story.complete('outage-update', { causes: 'A broken cable.', restoration: 'Today at noon.' });
};

type Played = { analysis: ReturnType<typeof comprehend>; meter: Meter; team: Team };

const happyPath = async (text: string, { analysis, meter, team }: Played) => {
  const amends = inMemoryAmends({ analysis, announces: true, wrapTable: (table) => meteredTable(table, meter) });
  await undisputed(amends, text, { before: urgentWork, team });
  return { counts: amends.counts(), mails: amends.mails.length, events: amends.announced.length };
};

/**
 * What one complaint of 600 characters uses on average, counted over the sample, as it is deployed: other systems hear of every event.
 * @param transitions from real execution histories
 */
export const measureUsage = async (
  transitions: number,
  team: Team = 'at-desk',
): Promise<{ usage: Usage; units: Units; samples: number }> => {
  const server = await startComprehend({ port: 0 });
  const meter: Meter = { writeUnits: 0, readUnits: 0 };
  const client = new ComprehendClient({ endpoint: server.url, region: 'eu-west-1', credentials: dummyCredentials });
  const totals = { requests: 0, invocations: 0, mails: 0, schedules: 0, events: 0 };
  try {
    for (const text of sampleComplaints) {
      const { counts, mails, events } = await happyPath(text, { analysis: comprehend(client), meter, team });
      totals.requests += counts.requests;
      totals.invocations += counts.invocations + counts.requests + counts.relayed;
      totals.mails += mails;
      totals.events += events;
      totals.schedules += counts.firedCount;
    }
    const operations = (await (await fetch(`${server.url}/units`)).json()) as Units;
    const each = (total: number) => total / sampleComplaints.length;
    const contains = operations['ContainsPiiEntities']?.units ?? 0;
    const all = Object.values(operations).reduce((sum, { units }) => sum + units, 0);
    return {
      units: operations,
      samples: sampleComplaints.length,
      usage: {
        transitions,
        lambdaRequests: each(totals.invocations),
        lambdaGbSeconds: each(totals.invocations) * GB * SECONDS_A_CALL,
        httpRequests: each(totals.requests),
        writeUnits: each(meter.writeUnits),
        readUnits: each(meter.readUnits),
        mails: each(totals.mails),
        busEvents: each(totals.events),
        schedules: each(totals.schedules),
        comprehendUnits: each(all - contains),
        comprehendContainsUnits: each(contains),
        logBytes: each(totals.invocations) * LOG_BYTES_PER_CALL,
      },
    };
  } finally {
    client.destroy();
    await server.stop();
  }
};

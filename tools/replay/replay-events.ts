import { casesChangedBetween, eventsBetween, type Period } from '#cases/store/cases-changed-between.ts';
import { addEffects } from '#cases/store/outbox.ts';
import type { Table } from '#cases/store/table.ts';
import { wantsEvent } from '#domain/announcements/wants-event.ts';
import type { Integration } from '#domain/policy/schema/integrations.ts';
import type { Instant } from '#domain/time.ts';

/** Of how many events of how many cases a system is told again. */
export type Replayed = { cases: number; events: number };

/** So many events one effect tells of: what it takes is bounded by the time the function that calls may take. */
const TOGETHER = 10;

const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, part) =>
    all.slice(part * TOGETHER, (part + 1) * TOGETHER),
  );

/**
 * Has a system told again of every event that it wants of a period. They go the way of all others, by the outbox, with the ids they
 * had: whoever keeps the ids of what came takes nothing in twice.
 * @param now when it is asked for, which tells the effects of two replays apart
 */
export const replayEvents = async (
  { integration, period, now }: { integration: Integration; period: Period; now: Instant },
  table: Table,
): Promise<Replayed> => {
  const done = new Set<string>();
  let events = 0;
  for await (const hour of casesChangedBetween(table, period)) {
    for (const caseId of hour.filter((one) => !done.has(one))) {
      done.add(caseId);
      const found = (await eventsBetween(table, caseId, period)).filter(({ type }) => wantsEvent(integration, type));
      const effects = inParts(found.map(({ seq, type }) => ({ seq, type }))).map((part) => ({
        effect: 'notify' as const,
        integration: integration.id,
        events: part,
      }));
      await addEffects(table, { caseId, after: `replay-${integration.id}-${now}`, at: now }, effects);
      events += found.length;
    }
  }
  return { cases: done.size, events };
};

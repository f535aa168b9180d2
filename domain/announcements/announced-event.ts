import * as z from 'zod/mini';
import { catalogue } from '../case/events/catalogue.ts';
import type { CaseEvent, EventType } from '../case/events.ts';
import { publishedData } from './published-data.ts';

/** Whoever listens finds the events of cases by this. */
const PREFIX = 'amends.case.';

/** All types of events, as `detail.type` names them. */
export const eventTypes = Object.keys(catalogue) as EventType[];

/**
 * Versions of the schemas of events that left in another shape once. A field that is added keeps the version; one that goes, or
 * means something else, raises it (docs/integrations.md).
 */
const VERSIONS: Partial<Record<EventType, number>> = {};
export const versionOf = (type: EventType): number => VERSIONS[type] ?? 1;

/** `amends.case.offered`: what rules of the bus and webhooks choose by. */
export const announcedType = (type: EventType): string => `${PREFIX}${type}`;

/** Who did it, without who they are. */
const actors = ['system', 'person', 'customer'] as const;

const envelope = {
  /** The same for every repeat: whoever has seen it has seen the event. */
  id: z.string(),
  at: z.iso.datetime(),
  caseId: z.uuid(),
  /** What the customer knows the case by. */
  reference: z.string(),
  /** Place in the history of the case, from 1, without gaps. */
  sequence: z.int().check(z.minimum(1)),
  by: z.enum(actors),
};

/** An event of a case as other systems are given it. */
export type AnnouncedEvent = z.infer<z.ZodMiniObject<typeof envelope>> & {
  type: EventType;
  version: number;
  data: Record<string, unknown>;
};

/** The schema of one type, for documents. */
export const announcedSchema = (type: EventType): z.ZodMiniObject =>
  z.object({
    ...envelope,
    type: z.literal(type),
    version: z.literal(versionOf(type)),
    data: publishedData(type),
  });

/** An event of the history as it leaves: ids, codes and moments, no person of ours and no words. */
export const announced = (
  { caseId, reference }: { caseId: string; reference: string },
  { seq, at, type, actor, data }: CaseEvent,
): AnnouncedEvent => ({
  id: `${caseId}.${seq}`,
  type,
  version: versionOf(type),
  at,
  caseId,
  reference,
  sequence: seq,
  by: actor.kind,
  // What an event of before did not have yet is missing, and no reason to keep it back.
  data: z.partial(publishedData(type)).parse(data),
});

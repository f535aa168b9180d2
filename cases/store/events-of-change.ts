import type { Case } from '#domain/case/case.ts';
import type { CaseEvent, EventType } from '#domain/case/events.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** A place in the history of a case. */
export type EventPlace = { seq: number; type: string };

/** Some events of a case, in their order, with what the case is known by; undefined where there is no such case. */
export const eventsAt = async (
  table: Table,
  caseId: string,
  places: readonly EventPlace[],
): Promise<{ reference: string; events: CaseEvent[] } | undefined> => {
  const [head, ...events] = await table.getMany([
    keys.head(caseId),
    ...places.map(({ seq, type }) => keys.event(caseId, seq, type as EventType)),
  ]);
  if (head?.sk !== 'CASE') return undefined;
  const { reference } = head as unknown as Case;
  return { reference, events: events as unknown as CaseEvent[] };
};

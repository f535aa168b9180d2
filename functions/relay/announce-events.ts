import { eventsAt } from '#cases/store/events-of-change.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import { announced, announcedType } from '#domain/announcements/announced-event.ts';
import type { RelayDeps } from './deps.ts';

/**
 * Puts the events of one change on the company's bus, in their order. An event that is put twice has the same id, and its
 * place in the history of its case.
 */
export const announceEvents = async (
  { caseId, events: places }: OutboxItem & { effect: 'announce' },
  { table, bus }: Pick<RelayDeps, 'table' | 'bus'>,
): Promise<void> => {
  const found = await eventsAt(table, caseId, places);
  if (!found) return;
  const events = found.events.map((event) => announced({ caseId, reference: found.reference }, event));
  await bus.put(...events.map((event) => ({ type: announcedType(event.type), detail: event })));
};

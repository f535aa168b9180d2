import { eventsAt } from '#cases/store/events-of-change.ts';
import { addEffects, type OutboxItem } from '#cases/store/outbox.ts';
import { announced, announcedType } from '#domain/announcements/announced-event.ts';
import { wantsEvent } from '#domain/announcements/wants-event.ts';
import type { RelayDeps } from './deps.ts';

/**
 * Puts the events of one change on the company's bus, in their order. An event that is put twice has the same id, and its
 * place in the history of its case. Whichever systems want to be told of some of them by webhook have an effect each: one that is away
 * holds up no other.
 */
export const announceEvents = async (
  { caseId, effectId, events: places }: OutboxItem & { effect: 'announce' },
  { table, bus, policy, clock }: Pick<RelayDeps, 'table' | 'bus' | 'policy' | 'clock'>,
): Promise<void> => {
  const found = await eventsAt(table, caseId, places);
  if (!found) return;
  const events = found.events.map((event) => announced({ caseId, reference: found.reference }, event));
  await bus.put(...events.map((event) => ({ type: announcedType(event.type), detail: event })));
  const wanting = policy.integrations.flatMap((integration) => {
    const wanted = places.filter(({ type }) => wantsEvent(integration, type));
    return wanted.length > 0 ? [{ effect: 'notify' as const, integration: integration.id, events: wanted }] : [];
  });
  await addEffects(table, { caseId, after: effectId, at: clock.now() }, wanting);
};

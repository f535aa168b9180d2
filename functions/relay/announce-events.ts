import { announcementsOf } from '#cases/store/announcements.ts';
import { addEffects, type OutboxItem } from '#cases/store/outbox.ts';
import { wantsEvent } from '#domain/announcements/wants-event.ts';
import type { RelayDeps } from './deps.ts';

/**
 * Puts the events of one change on the company's bus, in their order. An event that is put twice has the same id, and one of a case its
 * place in the history. Whichever systems want to be told of some of them by webhook have an effect each: one that is away
 * holds up no other.
 */
export const announceEvents = async (
  item: OutboxItem & { effect: 'announce' },
  { table, bus, policy, clock }: Pick<RelayDeps, 'table' | 'bus' | 'policy' | 'clock'>,
): Promise<void> => {
  const { caseId, effectId, events: places } = item;
  const announcements = await announcementsOf(table, item);
  if (announcements.length === 0) return;
  await bus.put(...announcements);
  const wanting = policy.integrations.flatMap((integration) => {
    const wanted = places.filter(({ type }) => wantsEvent(integration, type));
    return wanted.length > 0 ? [{ effect: 'notify' as const, integration: integration.id, events: wanted }] : [];
  });
  await addEffects(table, { caseId, after: effectId, at: clock.now() }, wanting);
};

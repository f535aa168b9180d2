import type { CaseEvent, EventData, EventType } from '#domain/case/events.ts';
import { chain, GENESIS } from '#domain/case/history.ts';
import type { CaseRecord, Setting } from '#domain/report/record.ts';
import { anEvent } from '#test/support/events.ts';

/** `[when, type, data]`: what a figure needs of an event; a day stands for noon in UTC. */
export type Told = {
  [Type in EventType]: [at: string, type: Type, data?: Partial<EventData<Type>>];
}[EventType];

export const setting: Setting = {
  year: 2026,
  zone: 'Europe/Madrid',
  currency: 'EUR',
  since: '2024-01',
  classes: { invoice: 'billing', outage: 'continuity' },
};

const instant = (at: string): string => (at.length === 10 ? `${at}T12:00:00.000Z` : at);

const linked = (told: Told[]): CaseEvent[] => {
  let head = { seq: 0, lastHash: GENESIS };
  return told.flatMap(([at, type, data = {}]) => {
    const links = chain(head, [anEvent(type, data)], instant(at));
    head = { seq: head.seq + 1, lastHash: links.at(-1)?.hash ?? head.lastHash };
    return links;
  });
};

/** A case by its history, with a chain that holds; it was received when its history begins. */
export const history = (told: Told[], more: Partial<CaseRecord> = {}): CaseRecord => {
  const events = linked(told);
  return { caseId: 'case-1', receivedAt: events[0]?.at ?? '', replyLanguage: 'es', events, ...more };
};

/** A complaint with what was understood of it. */
export const complaint = (at: string, understood: Partial<EventData<'understood'>> = {}, channel = 'web'): Told[] => [
  [at, 'complaint-received', { channel }],
  [at, 'understood', { cycle: 1, kind: 'complaint', topic: 'delivery', language: 'es', ...understood }],
];

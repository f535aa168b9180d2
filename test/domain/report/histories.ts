import type { CaseEvent } from '#domain/case/case.ts';
import { chain, GENESIS, type NewEvent } from '#domain/case/history.ts';
import type { CaseRecord, Setting } from '#domain/report/parameter.ts';

/** `[when, type, data]`; a day stands for noon in UTC. */
export type Told = [at: string, type: string, data?: Record<string, unknown>];

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
    const event: NewEvent = { type, actor: { kind: 'system' }, data };
    const links = chain(head, [event], instant(at));
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
export const complaint = (at: string, understood: Record<string, unknown> = {}, channel = 'web'): Told[] => [
  [at, 'complaint-received', { channel }],
  [at, 'understood', { cycle: 1, kind: 'complaint', topic: 'delivery', language: 'es', ...understood }],
];

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/case/actor.ts';
import type { CaseEvent, NewEvent } from '#domain/case/events.ts';
import { chain, firstBreak, GENESIS } from '#domain/case/history.ts';

const START = { seq: 0, lastHash: GENESIS };
const AT = '2026-11-23T09:00:00.000Z';

/** What the chain must hold whatever it is: types and data of any shape. */
const anEvent = fc
  .record({
    type: fc.constantFrom('complaint-received', 'understood', 'owned', 'message-sent'),
    actor: fc.constantFrom<Actor>({ kind: 'system' }, { kind: 'customer' }, { kind: 'person', id: 'lucia' }),
    data: fc.dictionary(
      fc.string({ maxLength: 8 }),
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    ),
  })
  .map((event: object) => event as NewEvent);
const aChain = fc.array(anEvent, { minLength: 1, maxLength: 12 }).map((events) => chain(START, events, AT));

/** An event that nobody would write. */
const changed = (event: object): CaseEvent => event as CaseEvent;

/** What a reader gets back from storage: the same values, in another order of keys. */
const stored = (events: CaseEvent[]): CaseEvent[] =>
  events.map((event) => changed(Object.fromEntries(Object.entries(structuredClone(event)).reverse())));

const tamper: Record<string, (event: CaseEvent) => CaseEvent> = {
  type: (event) => changed({ ...event, type: `${event.type}!` }),
  time: (event) => ({ ...event, at: '2026-11-23T09:00:00.001Z' }),
  actor: (event) => ({ ...event, actor: { kind: 'person', id: 'mateo' } }),
  data: (event) => changed({ ...event, data: { ...event.data, added: 1 } }),
  hash: (event) => ({ ...event, hash: event.hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }),
  'hash before': (event) => ({ ...event, prevHash: 'f'.repeat(64) }),
  place: (event) => ({ ...event, seq: event.seq + 1 }),
};

describe('the history chain', () => {
  it('The history chain begins at one, counts up, and holds', () => {
    fc.assert(
      fc.property(aChain, (events) => {
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
        expect(firstBreak(stored(events))).toBeUndefined();
      }),
    );
  });

  it('The history chain is the same whether it grew at once or piece by piece', () => {
    fc.assert(
      fc.property(
        fc.array(anEvent, { maxLength: 8 }),
        fc.array(anEvent, { minLength: 1, maxLength: 8 }),
        (first, second) => {
          const begun = chain(START, first, AT);
          const end = begun.at(-1);
          const grown = chain(end ? { seq: end.seq, lastHash: end.hash } : START, second, AT);
          expect([...begun, ...grown]).toEqual(chain(START, [...first, ...second], AT));
        },
      ),
    );
  });

  it.each(Object.keys(tamper))('The history chain finds the very event whose %s was changed', (what) => {
    fc.assert(
      fc.property(aChain, fc.nat(), (events, pick) => {
        const place = pick % events.length;
        const changed = events.map((event, index) => (index === place ? (tamper[what]?.(event) ?? event) : event));
        expect(firstBreak(changed)).toBe(place + 1);
      }),
    );
  });

  it('The history chain finds an event that was taken out, put in, or moved', () => {
    fc.assert(
      fc.property(aChain, fc.nat(), (events, pick) => {
        const place = pick % events.length;
        const event = events[place] as CaseEvent;
        if (place < events.length - 1) expect(firstBreak(events.toSpliced(place, 1))).toBe(place + 1);
        expect(firstBreak(events.toSpliced(place, 0, event))).toBe(place + 2);
        if (events.length > 1) expect(firstBreak(events.toReversed())).toBe(1);
      }),
    );
  });

  it('The history chain keeps no value that storage would lose', () => {
    const [event] = chain(
      START,
      [{ type: 'reminded', actor: { kind: 'system' }, data: { to: undefined, taskId: 'case-1.examine.1' } }],
      AT,
    );
    expect(event?.data).toEqual({ taskId: 'case-1.examine.1' });
  });
});

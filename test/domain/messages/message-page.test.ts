import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { steadyId } from '#channels/inbound-objects.ts';
import type { Message } from '#domain/case/message.ts';
import { messagePage, readingOfPage } from '#domain/messages/message-page.ts';

const message = (index: number): Message => {
  const at = new Date(Date.parse('2026-11-23T09:00:00.000Z') + index * 1000).toISOString();
  const messageId = index % 7 === 0 ? `acknowledge-${index}` : steadyId(at, `m${index}`);
  return {
    messageId,
    direction: 'in',
    audience: 'customer',
    channel: 'email',
    at,
    textId: messageId,
    status: 'received',
  };
};

const all = () => true;

describe('a page of messages', () => {
  it('holds what there is, while that is little', () => {
    const messages = [2, 0, 1].map(message);
    expect(messagePage({ messages }, { shows: all, sizeOf: () => 10 })).toEqual({ messages: [0, 1, 2].map(message) });
  });

  it('Page by page, each message is shown once, whatever their number and length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 60_000 }), (count, size) => {
        const messages = Array.from({ length: count }, (_, index) => message(index));
        const seen: string[] = [];
        let before: string | undefined;
        do {
          const page = messagePage({ messages }, { shows: all, sizeOf: () => size, ...(before && { before }) });
          expect(page.messages.length).toBeLessThanOrEqual(50);
          expect(page.messages.length * size).toBeLessThanOrEqual(Math.max(200_000, size));
          seen.unshift(...page.messages.map(({ messageId }) => messageId));
          before = page.earlier;
        } while (before);
        expect(seen).toEqual(messages.map(({ messageId }) => messageId));
      }),
      { numRuns: 50 },
    );
  });

  it.each(['', ' ', '../x', 'a b', 'x'.repeat(300), '<script>'])('The place %j is none', (before) => {
    expect(() => readingOfPage(before)).toThrow();
  });
});

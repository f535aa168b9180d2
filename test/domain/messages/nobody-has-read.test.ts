import { expect, it } from 'vitest';
import { replyLanguages } from '#domain/vocabulary.ts';
import { policy } from '#test/support/policy.ts';

it('What goes out by itself as soon as words of danger arrive does not say that somebody has read them', () => {
  for (const language of replyLanguages)
    for (const template of ['urgent', 'acknowledgment', 'acknowledgment-urgent'] as const)
      expect(policy.messages[language][template].body).not.toMatch(/[Hh]emos leído|have read/);
});

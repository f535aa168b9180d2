import { expect, it } from 'vitest';
import { customerName, greetingName } from '#domain/messages/greeting.ts';
import { letterLanguages, replyLanguages } from '#domain/vocabulary.ts';
import { policy } from '#test/support/policy.ts';

it('A name stands behind the greeting as that language writes it, and a document says it alone', () => {
  const ana = { name: 'Ana Prieto' };
  expect(letterLanguages.map((language) => [language, greetingName(ana, language)])).toEqual(
    letterLanguages.map((language) => [language, language === 'en' ? ' Ana Prieto' : ', Ana Prieto']),
  );
  expect(customerName(ana)).toBe('Ana Prieto');
});

it('What is no name is left out with its comma', () => {
  for (const name of [undefined, 'http://shop.example', '<b>Ana</b>'])
    expect([greetingName({ ...(name && { name }) }, 'es'), customerName({ ...(name && { name }) })]).toEqual(['', '']);
});

it('What goes out by itself as soon as words of danger arrive does not say that somebody has read them', () => {
  for (const language of replyLanguages)
    for (const template of ['urgent', 'acknowledgment', 'acknowledgment-urgent'] as const)
      expect(policy.messages[language][template].body).not.toMatch(/[Hh]emos leído|have read/);
});

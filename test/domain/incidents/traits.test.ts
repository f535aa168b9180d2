import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharedWords } from '#domain/incidents/shared-words.ts';
import { batchIn, keyOfAbout, WORD_BUCKETS, wordBuckets } from '#domain/incidents/traits.ts';
import { policy } from '#test/support/policy.ts';

it('Of words nothing is kept but which of the buckets they fall in; names and numbers fall in none', () => {
  expect(wordBuckets('Soy Herminia Quintanilla, teléfono 600111222, ES12')).toEqual(wordBuckets('teléfono'));
  fc.assert(
    fc.property(fc.string(), (text) => {
      const buckets = wordBuckets(text);
      expect(buckets.every((bucket) => bucket >= 0 && bucket < WORD_BUCKETS)).toBe(true);
      expect(new Set(buckets).size).toBe(buckets.length);
    }),
  );
});

it('Texts that say the same in another order and form are counted alike', () => {
  expect(wordBuckets('la nevera no enfría y el compresor suena')).toEqual(
    wordBuckets('el compresor suena y la nevera no enfria'),
  );
});

it('A batch is read from the number of an order as the policy says, and nothing where it says nothing', () => {
  expect(batchIn('LU-26B31-004217', policy.incidents.batch)).toBe('26B31');
  expect(batchIn('4711', policy.incidents.batch)).toBeUndefined();
  expect(batchIn('LU-26B31-004217', undefined)).toBeUndefined();
});

it('Words are told only where so many customers used them', () => {
  const texts = ['el compresor hace ruido', 'mi compresor chasquea', 'vaya compresor', 'no enfría'];
  expect(sharedWords(texts, 3)).toEqual(['compres']);
  expect(sharedWords(texts, 4)).toEqual([]);
});

it('What a person says complaints have in common is counted by the most specific of it', () => {
  expect(keyOfAbout({ topic: 'outage', product: 'gas', place: 'ES-SE' })).toBe('topic=outage&place=ES-SE');
  expect(keyOfAbout({ topic: 'outage' })).toBe('topic=outage');
});

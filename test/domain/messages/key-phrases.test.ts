import { expect, test } from 'vitest';
import { phrasesShown } from '#domain/messages/key-phrases.ts';

test.each<[string, string | undefined, string[]]>([
  ['none were asked for', undefined, []],
  ['nothing was found', '', []],
  [
    'each once, whatever the case of its letters',
    'La caldera\nla caldera \ndos semanas',
    ['la caldera', 'dos semanas'],
  ],
  ['a sentence is no phrase', `la factura\n${'muy '.repeat(20)}`, ['la factura']],
  ['eight of them', 'abcdefghij'.split('').join('\n'), ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
])('Phrases of a letter that are shown: %s', (_, kept, shown) => {
  expect(phrasesShown(kept)).toEqual(shown);
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { taggingOf, tagsOf } from '#platform/aws/tags.ts';

const word = fc.string({ minLength: 1, maxLength: 40 });

it('Tags are read as they were written, whatever is in them', () => {
  void fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 10 }), (pairs) => {
      const tags = new Map(pairs);
      expect(tagsOf(taggingOf(tags))).toEqual(tags);
    }),
  );
});

it('An answer with breaks between its tags is read, and one without tags has none', () => {
  const answer =
    '<?xml version="1.0"?>\n<Tagging><TagSet>\n<Tag>\n<Key>a</Key>\n<Value>1 &lt; 2</Value>\n</Tag>\n</TagSet></Tagging>';
  expect(tagsOf(answer)).toEqual(new Map([['a', '1 < 2']]));
  expect(tagsOf('<Tagging><TagSet/></Tagging>')).toEqual(new Map());
});

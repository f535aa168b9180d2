import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concernedBy } from '#domain/people/concerned.ts';
import { joinedConcerned } from '#domain/people/fold-concerned.ts';

const people = ['lucia', 'mateo', 'sofia', 'andres'] as const;
const concerned = fc.option(
  fc.dictionary(fc.constantFrom(...people), fc.constantFrom('named', 'customer', 'marked', 'cleared')),
  { nil: undefined },
);
const idsOf = (one: ReturnType<typeof joinedConcerned>) => concernedBy(one ? { concerned: one } : {}).sort();

describe('whom two cases are about once they are one', () => {
  it('It is whoever one of the two was about, whichever is merged into which, and whatever the other had cleared', () => {
    fc.assert(
      fc.property(concerned, concerned, (one, other) => {
        const either = [...new Set([...idsOf(one), ...idsOf(other)])].sort();
        expect(idsOf(joinedConcerned(one, other))).toEqual(either);
        expect(idsOf(joinedConcerned(other, one))).toEqual(either);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkOfToken, trackingToken } from '#platform/tracking-links.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';

const secret = { current: 'today', previous: 'yesterday' };
const links = fc.record({
  caseId: fc.uuid({ version: 7 }),
  scope: fc.constantFrom('first' as const, 'full' as const),
  version: fc.integer({ min: 0, max: 127 }),
});

describe('a tracking token', () => {
  it('A token says its case, its scope and its version, in 43 characters', () => {
    fc.assert(
      fc.property(links, (link) => {
        const token = trackingToken(secret, link);
        expect(token).toMatch(/^[\w-]{43}$/);
        expect(linkOfToken(secret, token)).toEqual(link);
      }),
    );
  });

  it('No changed character of a token makes another link of it', () => {
    const token = trackingToken(secret, { caseId: CASE_ID, scope: 'first', version: 0 });
    fc.assert(
      fc.property(fc.nat(42), fc.constantFrom(...'AZaz09-_'), (place, other) => {
        fc.pre(token[place] !== other);
        expect(linkOfToken(secret, token.slice(0, place) + other + token.slice(place + 1))).toBeUndefined();
      }),
    );
  });

  it('A token of the secret before is good, one of another secret is not', () => {
    const link = { caseId: CASE_ID, scope: 'full', version: 3 } as const;
    expect(linkOfToken(secret, trackingToken({ current: 'yesterday' }, link))).toEqual(link);
    expect(linkOfToken(secret, trackingToken({ current: 'somebody' }, link))).toBeUndefined();
  });
});

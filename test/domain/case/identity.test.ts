import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Identity,
  identityKinds,
  isSamePerson,
  joinedIdentities,
  proofKinds,
  provedKeys,
} from '#domain/case/identity.ts';
import { LAST_VERSION, linkVersion, nextLinks } from '#domain/case/links.ts';
import { provedBy, recognized } from '#domain/case/proving.ts';

const AT = '2026-11-23T09:00:00.000Z';

const identity: fc.Arbitrary<Identity> = fc
  .record({
    kind: fc.constantFrom(...identityKinds),
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    how: fc.option(fc.constantFrom(...proofKinds)),
  })
  .map(({ kind, key, how }) => ({ kind, key, ...(how && { proof: { how, at: AT } }) }));
const some = fc.uniqueArray(identity, { selector: ({ key }) => key, maxLength: 5 });

describe('identities', () => {
  it('Joining two lists loses nobody and no proof, and invents none', () => {
    fc.assert(
      fc.property(some, some, (known, more) => {
        const joined = { identities: joinedIdentities(known, more) };
        expect(new Set(joined.identities.map(({ key }) => key))).toEqual(
          new Set([...known, ...more].map(({ key }) => key)),
        );
        expect(new Set(provedKeys(joined))).toEqual(new Set(provedKeys({ identities: [...known, ...more] })));
      }),
    );
  });

  it('Two cases are one person’s only where one key is proved in both', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const shared = provedKeys({ identities: one }).some((key) => provedKeys({ identities: other }).includes(key));
        expect(isSamePerson({ identities: one }, { identities: other })).toBe(shared);
        const claimed = other.map(({ kind, key }) => ({ kind, key }));
        expect(isSamePerson({ identities: one }, { identities: claimed })).toBe(false);
      }),
    );
  });

  it('Each proof is told once, however often somebody writes', () => {
    fc.assert(
      fc.property(some, some, (known, more) => {
        const first = recognized({ identities: known }, more);
        const again = recognized({ identities: first.set?.identities ?? [] }, more);
        expect(again.events).toEqual([]);
        expect(again.set).toEqual(first.set);
      }),
    );
  });

  it('Opening a link proves the address it was sent to and nothing else', () => {
    fc.assert(
      fc.property(some, fc.constantFrom('email', 'phone'), (identities, kind) => {
        const head = { identities } as Parameters<typeof provedBy>[0]['head'];
        const change = provedBy({ head, complainant: {}, messages: [] }, { kind, how: 'opened-link', at: AT });
        const after = change.set?.identities ?? identities;
        for (const [index, before] of identities.entries())
          if (before.kind !== kind) expect(after[index]).toEqual(before);
      }),
    );
  });
});

describe('versions of links', () => {
  it('A renewal raises the version by one, to the last that a token can hold', () => {
    let links = nextLinks({}, AT);
    expect(links).toEqual({ version: 1, since: AT });
    for (let turn = 0; turn < 200; turn++) links = nextLinks({ links }, AT);
    expect(linkVersion({ links })).toBe(LAST_VERSION);
  });
});

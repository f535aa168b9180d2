import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalAddress,
  isMailAddress,
  isSameAddress,
  mailableAddress,
  untaggedAddress,
} from '#domain/mail-address.ts';

describe('a mail address', () => {
  it.each([
    'ana@example.org',
    "o'brien+x@sub.example.co.uk",
    'josé@español.example',
    'ana@español.example',
    'ana@xn--espaol-zwa.example',
    '用户@例え.テスト',
    'αθήνα@παράδειγμα.δοκιμή',
    'ana&luis/ventas@example.org',
    'a@b.museum',
  ])('An address is one: %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each([
    '',
    'ana',
    'ana@',
    '@example.org',
    'ana@example',
    'ana@@example.org',
    'ana@example..org',
    'ana@-example.org',
    '.ana@example.org',
    'ana.@example.org',
    'a..b@example.org',
    'ana@1.2.3.4',
    'ana lopez@example.org',
    'ana@exam ple.org',
    'ana@example.org\r\nBcc: luis@example.org',
    'Ana <ana@example.org>',
    'ana,luis@example.org',
    'ana@example.org/path',
    'ana@exa%6Dple.org',
    'ana\u200b@example.org',
    'ana\u202e@example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'b.'.repeat(130)}org`,
  ])('An address is none: %j', (text) => {
    expect(isMailAddress(text)).toBe(false);
  });

  it.each([
    ['ANA@Example.ORG', 'ana@example.org'],
    [' ana@example.org ', 'ana@example.org'],
    ['JOSÉ@ESPAÑOL.example', 'josé@xn--espaol-zwa.example'],
    ['jose\u0301@espan\u0303ol.example', 'josé@xn--espaol-zwa.example'],
    ['josé@xn--espaol-zwa.example', 'josé@xn--espaol-zwa.example'],
    ['ana@example.org.', 'ana@example.org'],
    ['Not an address', 'not an address'],
  ])('An address has one spelling: %s', (address, canonical) => {
    expect(canonicalAddress(address)).toBe(canonical);
    expect(isSameAddress(address, canonical)).toBe(true);
  });

  it('An address keeps its spelling when it is written again', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(canonicalAddress(canonicalAddress(address))).toBe(canonicalAddress(address));
      }),
    );
  });

  it('An address with a tag is found as the one without', () => {
    expect(untaggedAddress('Ana+Compras@Example.org')).toBe('ana@example.org');
    expect(untaggedAddress('ana+a+b@example.org')).toBe('ana@example.org');
    expect(untaggedAddress('+ana@example.org')).toBe('+ana@example.org');
    expect(isSameAddress('ana+compras@example.org', 'ana@example.org')).toBe(false);
  });

  it('An address is mailed with an ASCII domain, and not at all with a name that ASCII cannot write', () => {
    expect(mailableAddress('Ana@Español.example')).toBe('Ana@xn--espaol-zwa.example');
    expect(mailableAddress('ana@example.org')).toBe('ana@example.org');
    expect(mailableAddress('josé@example.org')).toBeUndefined();
    expect(mailableAddress('ana')).toBeUndefined();
  });
});

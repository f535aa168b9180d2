import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from '#platform/sealed-text.ts';

const sealing = { secret: 'a secret', purpose: 'drafts', place: 'here lucia' };

describe('A sealed text', () => {
  it('Any text comes back as it was, and twice the same is never sealed alike', () => {
    void fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = seal(text, sealing);
        expect(unseal(sealed, sealing)).toBe(text);
        expect(seal(text, sealing)).not.toBe(sealed);
      }),
    );
  });

  it('It holds no piece of what was written', () => {
    const sealed = Buffer.from(seal('Marta Olmedo, tel. 600 123 456', sealing), 'base64');
    expect(sealed.includes('Marta')).toBe(false);
    expect(sealed.includes('600 123')).toBe(false);
  });

  it.each([
    ['another secret', { secret: 'b secret' }],
    ['another purpose', { purpose: 'letters' }],
    ['another place', { place: 'here mateo' }],
  ])('With %s nothing is read', (_, other) => {
    expect(unseal(seal('Hola', sealing), { ...sealing, ...other })).toBeUndefined();
  });

  it('What was cut or changed is not read', () => {
    const sealed = Buffer.from(seal('Hola', sealing), 'base64');
    for (let place = 0; place < sealed.length; place++) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(unseal(changed.toString('base64'), sealing)).toBeUndefined();
      expect(unseal(sealed.subarray(0, place).toString('base64'), sealing)).toBeUndefined();
    }
  });
});

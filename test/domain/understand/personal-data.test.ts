import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countKinds,
  findName,
  findPersonalData,
  isCard,
  isCif,
  isDni,
  isIban,
  isNie,
  mask,
  mergeSpans,
  type PersonalSpan,
  redact,
} from '#domain/understand/personal-data.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const withLetter = (number: string) => LETTERS[Number(number) % 23] ?? '';

const dni = digits(8).map((number) => number + withLetter(number));
const nie = fc
  .tuple(fc.constantFrom('X', 'Y', 'Z'), digits(7))
  .map(([first, rest]) => first + rest + withLetter(`${'XYZ'.indexOf(first)}${rest}`));
const card = fc.tuple(fc.constantFrom('4', '5'), digits(14)).map(([first, rest]) => {
  const sum = [...`${first}${rest}0`].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${first}${rest}${(10 - (sum % 10)) % 10}`;
});
const iban = digits(20).map(
  (account) => `ES${String(98n - (BigInt(`${account}142800`) % 97n)).padStart(2, '0')}${account}`,
);
const inGroups = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ');

describe('numbers with a checksum', () => {
  it.each([
    [isDni, '12345678Z', true],
    [isDni, '12.345.678-z', true],
    [isDni, '12345678A', false],
    [isNie, 'X1234567L', true],
    [isNie, 'X1234567A', false],
    [isCif, 'A58818501', true],
    [isCif, 'A58818502', false],
    [isIban, 'ES91 2100 0418 4502 0005 1332', true],
    [isIban, 'GB82 WEST 1234 5698 7654 32', true],
    [isIban, 'ES92 2100 0418 4502 0005 1332', false],
    [isCard, '4111 1111 1111 1111', true],
    [isCard, '4111 1111 1111 1112', false],
    [isCard, '0000 0000 0000 0000', false],
  ])('%o of %s is %s', (check, text, expected) => {
    expect(check(text)).toBe(expected);
  });

  it.each([
    ['dni', dni, isDni],
    ['nie', nie, isNie],
    ['card', card, isCard],
    ['iban', iban, isIban],
  ])('Numbers with a checksum holds for every %s, and no longer once a digit is changed', (_, numbers, check) => {
    fc.assert(
      fc.property(numbers, fc.nat(), (number, place) => {
        expect(check(number)).toBe(true);
        const places = [...number.matchAll(/\d/g)].map(({ index }) => index);
        const at = places[place % places.length] ?? 0;
        const changed = number.slice(0, at) + ((Number(number[at]) + 1) % 10) + number.slice(at + 1);
        expect(check(changed)).toBe(false);
      }),
    );
  });
});

describe('findPersonalData', () => {
  it.each([
    ['mi DNI es 12345678Z.', 'dni', '12345678Z'],
    ['NIE X-1234567-L, gracias', 'nie', 'X-1234567-L'],
    ['CIF A58818501', 'cif', 'A58818501'],
    ['cuenta ES91 2100 0418 4502 0005 1332 por favor', 'iban', 'ES91 2100 0418 4502 0005 1332'],
    ['tarjeta 4111-1111-1111-1111', 'card', '4111-1111-1111-1111'],
    ['llámeme al 600 123 456', 'phone', '600 123 456'],
    ['al +34 912 34 56 78, o', 'phone', '+34 912 34 56 78'],
    ['call 0044 20 7946 0958 now', 'phone', '0044 20 7946 0958'],
    ['piso 12 600123456', 'phone', '600123456'],
    ['No funciona. Un saludo,\nAna María de la Fuente', 'name', 'Ana María de la Fuente'],
    ['Best regards, John O’Neill.', 'name', 'John O’Neill'],
    ['Hola, me llamo Íñigo Ruiz y no funciona', 'name', 'Íñigo Ruiz'],
    ['escriba a maría.lópez+1@correo.example.es.', 'email', 'maría.lópez+1@correo.example.es'],
  ])('%s', (text, kind, found) => {
    const begin = text.indexOf(found);
    expect(findPersonalData(text)).toEqual([{ kind, begin, end: begin + found.length }]);
  });

  it.each([
    'El pedido 2026-11-22 llegó a las 10:30',
    'Factura F2026/000123 de 1.234,56 €',
    'La referencia AM-7K3Q9F2D',
    'DNI 12345678A con letra equivocada',
    'a@b',
    'Gracias. La lavadora no funciona',
    'Muchas gracias por nada',
  ])('findPersonalData leaves alone: %s', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });

  it('findPersonalData finds every number wherever it stands, written together or in groups', () => {
    const numbers = fc.oneof(dni, nie, card, card.map(inGroups), iban, iban.map(inGroups));
    const around = fc.constantFrom('', 'Hola, ', 'mi número es ', 'soy cliente desde hace 12 años. ', '¿Qué tal? 😀 ');
    fc.assert(
      fc.property(
        around,
        numbers,
        fc.constantFrom('', '.', ', gracias', ' y nada más', '\nUn saludo'),
        (before, number, after) => {
          const redacted = redact(before + number + after, findPersonalData(before + number + after));
          expect(redacted.includes(number)).toBe(false);
          expect(redacted).toMatch(/\[(dni|nie|card|iban)\]/);
        },
      ),
    );
  });

  it('findPersonalData ends soon on whatever is thrown at it', async () => {
    for (const text of [
      '1 '.repeat(5000),
      'a'.repeat(10_000),
      '@'.repeat(10_000),
      `${'a.'.repeat(5000)}@`,
      'ES12 '.repeat(2000),
    ]) {
      expect(await cpuTimeOf(() => findPersonalData(text))).toBeLessThan(1000);
    }
  });
});

describe('spans', () => {
  const spans = fc.array(
    fc.record({ kind: fc.constantFrom('name', 'dni'), begin: fc.nat(40), size: fc.integer({ min: 1, max: 9 }) }),
  );
  const asSpans = (all: { kind: string; begin: number; size: number }[]): PersonalSpan[] =>
    all.map(({ kind, begin, size }) => ({ kind, begin, end: begin + size }));

  it('Spans merges into an order without overlaps, and masks without moving anything', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const merged = mergeSpans(asSpans(all));
        expect(merged.every((span, index) => span.begin >= (merged[index - 1]?.end ?? 0))).toBe(true);
        const text = 'x'.repeat(60);
        const masked = mask(text, merged);
        expect(masked).toHaveLength(text.length);
        expect(masked.replaceAll('*', '')).toHaveLength(
          60 - merged.reduce((sum, { begin, end }) => sum + end - begin, 0),
        );
      }),
    );
  });

  it('Spans keeps what was given first where two overlap', () => {
    const ours = { kind: 'email', begin: 3, end: 10 };
    expect(mergeSpans([ours], [{ kind: 'name', begin: 5, end: 12 }])).toEqual([ours]);
  });

  it('Spans finds a known name, whole or in part, and counts kinds', () => {
    const text = 'Soy Ana María Robledo. robledo, no Robledona.';
    const found = findName(text, 'Ana María Robledo');
    expect(redact(text, found)).toBe('Soy [name]. [name], no Robledona.');
    expect(countKinds(found)).toEqual({ name: 2 });
    expect(findName('cualquiera', '')).toEqual([]);
  });
});

describe('where somebody lives', () => {
  it.each([
    ['vivo en la calle Olmo 14, en Getafe. El viernes', 'vivo en la [address]. El viernes'],
    ['Vivo en Avda. de la Constitución, 23, 4º B, 28001 Madrid y', 'Vivo en [address] y'],
    ['en c/ Mayor 5', 'en [address]'],
    ['calle San Juan de la Cruz nº 7, 3º', '[address]'],
    ['carrer de Balmes 45, Barcelona', '[address]'],
    ['Paseo de Gracia 12 Quiero que', '[address] Quiero que'],
  ])('Is found without a call: %s', (text, redacted) => {
    expect(redact(text, findPersonalData(text))).toBe(redacted);
  });

  it.each(['la calle donde vivo hace 5 días', 'en la calle Olmo', 'La plaza 3 del garaje', 'una avería en la calle'])(
    'Is not read into what names no house: %s',
    (text) => {
      expect(findPersonalData(text)).toEqual([]);
    },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { e164, isPhoneNumber, withPhoneNumber } from '#platform/phone/phone-number.ts';

const writings: Record<string, { country: string; number: string; ways: string[] }> = {
  'a Spanish mobile': {
    country: 'ES',
    number: '+34600111222',
    ways: [
      '600 11 12 22',
      '600111222',
      '600-111-222',
      '600.11.12.22',
      '600/11/12/22',
      '(600) 111 222',
      '+34 600 11 12 22',
      '+34600111222',
      '(+34) 600 11 12 22',
      '+(34) 600111222',
      '0034 600 111 222',
      '00 34 600 111 222',
      '34600111222',
      'tel:+34600111222',
      'Tel. 600 11 12 22',
      'Teléfono: 600111222',
      'Móvil 600111222',
      ' 600 11 12 22\n',
      '\u202a+34 600 11 12 22\u202c',
      '600\u00a011\u00a012\u00a022',
      '６００１１１２２２',
    ],
  },
  'a Spanish number of a house': { country: 'ES', number: '+34912345678', ways: ['91 234 56 78', '+34 91 2345678'] },
  'a Mexican mobile, with the 1 that is gone and without': {
    country: 'ES',
    number: '+525512345678',
    ways: ['+52 55 1234 5678', '+52 1 55 1234 5678', '0052 1 55 1234 5678', '5215512345678', '525512345678'],
  },
  'a Mexican mobile dialed in Mexico': {
    country: 'MX',
    number: '+525512345678',
    ways: [
      '55 1234 5678',
      '1 55 1234 5678',
      '044 55 1234 5678',
      '045 55 1234 5678',
      '01 55 1234 5678',
      '+5215512345678',
    ],
  },
  'a Brazilian mobile, with the ninth digit and without': {
    country: 'BR',
    number: '+5511987654321',
    ways: [
      '+55 11 98765-4321',
      '+55 11 8765-4321',
      '551187654321',
      '(11) 98765-4321',
      '(11) 8765-4321',
      '011 8765-4321',
      '0xx11 98765-4321',
    ],
  },
  'a Brazilian number of a house, which has eight digits': {
    country: 'BR',
    number: '+551131234567',
    ways: ['+55 11 3123-4567', '(11) 3123-4567'],
  },
  'an Argentinian mobile, with 9 and with 15': {
    country: 'AR',
    number: '+5491123456789',
    ways: ['+54 9 11 2345-6789', '+54 11 15 2345-6789', '011 15 2345-6789', '11 15 2345 6789', '5491123456789'],
  },
  'a Peruvian mobile': {
    country: 'PE',
    number: '+51987654321',
    ways: ['987 654 321', '+51 987654321', '0051987654321'],
  },
  'an Italian number, whose zero stays': { country: 'ES', number: '+390612345678', ways: ['+39 06 1234 5678'] },
  'a British number with the zero of the country': {
    country: 'ES',
    number: '+442079460958',
    ways: ['+44 (0)20 7946 0958', '0044 20 7946 0958', '+44 20 7946 0958'],
  },
  'an Australian number, where 00 leads nowhere': {
    country: 'AU',
    number: '+61412345678',
    ways: ['0412 345 678', '+61 412 345 678', '0061 412 345 678'],
  },
  'a number of a country whose plan is not kept': {
    country: 'ES',
    number: '+81312345678',
    ways: ['+81 3 1234 5678', '0081312345678'],
  },
};

describe.each(Object.entries(writings))('%s', (_, { country, number, ways }) => {
  test.each(ways)('is one number, written %j', (way) => {
    expect(e164(way, [country])).toBe(number);
  });
});

test.each([
  '',
  'ninguno',
  'no tengo',
  '12345',
  '112',
  '600 11 12',
  '600111222 / 911234567',
  '910 000 000 ext. 12',
  'AMAZON',
  '+',
  '+34 600',
  '+49 000 00',
  '+49000) .0(',
  '0000000000',
  '15 2345 6789',
  '5555555555',
  '2026-11-29',
  '12345678Z',
])('%j is no phone number, and stays as it was written', (text) => {
  expect(e164(text, ['ES'])).toBeUndefined();
  expect(withPhoneNumber({ phone: text }, { country: 'ES' })).toEqual({ phone: text });
});

test("A number without its country is dialed from the person's own country first, and then from the company's", () => {
  const company = { country: 'ES' };
  expect(withPhoneNumber({ phone: '987 654 321' }, company).phone).toBe('+34987654321');
  expect(withPhoneNumber({ phone: '987 654 321', country: 'PE' }, company).phone).toBe('+51987654321');
  expect(withPhoneNumber({ phone: '987 654 321', region: 'PE-LIM' }, company).phone).toBe('+51987654321');
  expect(withPhoneNumber({ phone: '600 11 12 22', country: 'PE' }, company).phone).toBe('+34600111222');
  expect(isPhoneNumber({ phone: '01 421 7000', region: 'PE-LIM' }, company)).toBe(true);
  expect(isPhoneNumber({ phone: '01 421 7000' }, company)).toBe(false);
});

test('Somebody without a number has none afterwards', () => {
  expect(withPhoneNumber({ country: 'ES' }, { country: 'ES' })).toEqual({ country: 'ES' });
});

test('A number in its one form stays as it is, whatever country it is read from, and any text is read without harm', () => {
  const country = fc.constantFrom('ES', 'PE', 'MX', 'BR', 'AR', 'US', 'AU', 'ZZ');
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[+0]?[\d ().-]{5,18}$/)),
      country,
      country,
      (text, one, other) => {
        const number = e164(text, [one]);
        if (number === undefined) return;
        expect(number).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(e164(number, [other])).toBe(number);
      },
    ),
    { numRuns: 2000 },
  );
});

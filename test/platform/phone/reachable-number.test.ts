import { expect, test } from 'vitest';
import type { NumberRefusal } from '#platform/phone/number-refusals.ts';
import { type PhoneUse, whyNotReached } from '#platform/phone/reachable-number.ts';

const ALLOWED = ['ES', 'PT', 'GB', 'US', 'IT', 'MX', 'AR', 'BR'];

type Row = [number: string, what: string, text: NumberRefusal | undefined, call: NumberRefusal | undefined];

const known = 'number-not-known';
const costs = 'number-costs-more';
const country = 'country-not-allowed';

const rows: Row[] = [
  ['+34600111222', 'a Spanish mobile', undefined, undefined],
  ['+34711223344', 'a Spanish mobile that begins with 7', undefined, undefined],
  ['+34912345678', 'a Spanish house', known, undefined],
  ['+34900123456', 'a free Spanish number', known, undefined],
  ['+34803123456', 'Spanish premium rate 803', costs, costs],
  ['+34806123456', 'Spanish premium rate 806', costs, costs],
  ['+34807123456', 'Spanish premium rate 807', costs, costs],
  ['+34901123456', 'Spanish shared cost 901', costs, costs],
  ['+34902123456', 'Spanish shared cost 902', costs, costs],
  ['+34905123456', 'Spanish televoting 905', known, known],
  ['+34704123456', 'a Spanish personal number', costs, costs],
  ['+34518123456', 'a Spanish company-wide number', costs, costs],
  ['+3411888', 'Spanish enquiries', known, known],
  ['+8816123456789', 'Iridium', known, known],
  ['+88213123456', 'an international network', known, known],
  ['+883510012345678', 'another international network', known, known],
  ['+870772001234', 'Inmarsat', known, known],
  ['+979123456789', 'international premium rate', known, known],
  ['+80012345678', 'an international free number', known, known],
  ['+80812345678', 'international shared cost', known, known],
  ['+878101234567890', 'a universal personal number', known, known],
  ['+447400123456', 'a British mobile', undefined, undefined],
  ['+447012345678', 'a British personal number', costs, costs],
  ['+449061234567', 'British premium rate', costs, costs],
  ['+448712345678', 'British shared cost', costs, costs],
  ['+447781123456', 'a mobile of Guernsey under the British code', country, country],
  ['+12125551234', 'a number of New York', undefined, undefined],
  ['+19005551234', 'American premium rate', costs, costs],
  ['+18765551234', 'Jamaica under the American code', known, known],
  ['+12685551234', 'Antigua under the American code', known, known],
  ['+18095551234', 'the Dominican Republic', country, country],
  ['+393331234567', 'an Italian mobile', undefined, undefined],
  ['+39899123456', 'Italian premium rate', costs, costs],
  ['+393330', 'too short for Italy', known, known],
  ['+5215512345678', 'a Mexican mobile in the form of before', known, known],
  ['+525512345678', 'a Mexican mobile', undefined, undefined],
  ['+5491123456789', 'an Argentine mobile', undefined, undefined],
  ['+5511912345678', 'a Brazilian mobile', undefined, undefined],
  ['+33612345678', 'a French mobile, of a country that is not on the list', country, country],
  ['+263771234567', 'Zimbabwe', known, known],
  ['+2290112345678', 'Benin', known, known],
  ['+5351234567', 'Cuba', country, country],
  ['600111222', 'a number without its country', known, known],
  ['+', 'nothing', known, known],
  ['+34600111222;ext=1', 'a number with something behind it', known, known],
  ['+3460011122２', 'a number with a full-width digit', known, known],
];

test.each(rows)('%s is %s', (number, _, text, call) => {
  const uses: [PhoneUse, NumberRefusal | undefined][] = [
    ['text', text],
    ['call', call],
  ];
  for (const [use, expected] of uses) expect(whyNotReached(number, use, ALLOWED), use).toBe(expected);
});

test('No country is allowed where none is named', () => {
  expect(whyNotReached('+34600111222', 'text', [])).toBe(country);
});

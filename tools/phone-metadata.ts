import { writeFileSync } from 'node:fs';
import type { MetadataJson } from 'libphonenumber-js/core';
import typed from 'libphonenumber-js/max/metadata';
import full from 'libphonenumber-js/min/metadata';
import { optionsOrEnd } from './arguments.ts';

/*
 * `npm run -s phone-metadata`: writes platform/phone/metadata.ts, the numbering plans that Amends reads numbers by, and
 * platform/phone/number-kinds.ts, what kinds of numbers those plans hold, out of those of libphonenumber-js. Run it after an update of the library; a test says when it is due.
 */

/** Europe, the Americas, and the other countries of the regimes (policy/regimes): where customers of a company of theirs live. */
const COUNTRIES = [
  'AD AT BE BG CH CY CZ DE DK EE ES FI FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MT NL NO PL PT RO SE SI SK SM VA',
  'AR BO BR CA CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE',
  'AU MA NZ',
]
  .join(' ')
  .split(' ');

/** Where the plan of a country keeps how its numbers are written with spaces, which E.164 does not need. */
const FORMATS = 4;

/** The plans of those countries, as the library reads them. */
export const subset = ({ version, country_calling_codes, countries }: MetadataJson): object => ({
  version,
  country_calling_codes: Object.fromEntries(
    Object.entries(country_calling_codes).flatMap(([code, of]) => {
      const known = of.filter((country) => COUNTRIES.includes(country));
      return known.length > 0 ? [[code, known]] : [];
    }),
  ),
  countries: Object.fromEntries(
    Object.entries(countries).flatMap(([country, plan]) =>
      COUNTRIES.includes(country) ? [[country, plan.map((part, place) => (place === FORMATS ? [] : part))]] : [],
    ),
  ),
  nonGeographic: {},
});

/** The file, as biome would write it. */
export const file = (metadata: MetadataJson): string => `import type { MetadataJson } from 'libphonenumber-js/core';

/** Numbering plans of the countries that numbers are read by. Written by tools/phone-metadata.ts. */
export const metadata: MetadataJson = JSON.parse(
  String.raw\`${JSON.stringify(subset(metadata))}\`,
);
`;

/** Where a plan keeps the patterns of its kinds of numbers, and the place of each kind there. */
const KINDS = 11;
const [FIXED, MOBILE, FREE, VOIP] = [0, 1, 2, 8];
/** Premium rate, personal numbers, voice mail, company-wide numbers, pagers, shared cost: whoever calls or writes pays, and somebody earns. */
const DEAR = [3, 4, 5, 6, 7, 9];

/** A plan as its kinds of numbers: a mobile pattern that is empty is the one of fixed lines, as in North America. */
const kindsOf = (plan: readonly unknown[]) => {
  const kinds = plan[KINDS] as readonly (readonly [string] | 0)[];
  const pattern = (place: number): string => (kinds[place] || [''])[0];
  const both = (...places: number[]): string => [...new Set(places.map(pattern).filter(Boolean))].join('|');
  return {
    code: plan[0] as string,
    mobile: pattern(MOBILE) || (kinds[MOBILE] ? pattern(FIXED) : ''),
    line: both(FIXED, FREE, VOIP),
    dear: both(...DEAR),
  };
};

/** The file with the kinds of numbers, as biome would write it. */
export const kindsFile = ({ countries }: MetadataJson): string => {
  const kinds = Object.entries(countries).flatMap(([country, plan]) =>
    COUNTRIES.includes(country) ? [[country, kindsOf(plan)] as const] : [],
  );
  return `/** The calling code of a country, and patterns of its numbers without that code. */
export type NumberKinds = {
  code: string;
  mobile: string;
  /** Fixed lines, free numbers and internet telephony. */
  line: string;
  /** Premium rate, personal numbers, voice mail, company-wide numbers, pagers and shared cost. */
  dear: string;
};

/** What kinds of numbers there are, by country. Written by tools/phone-metadata.ts. */
export const numberKinds: Record<string, NumberKinds> = JSON.parse(
  String.raw\`${JSON.stringify(Object.fromEntries(kinds))}\`,
);
`;
};

if (import.meta.main) {
  optionsOrEnd('Usage: npm run phone-metadata   # writes platform/phone/metadata.ts and number-kinds.ts', {});
  writeFileSync('platform/phone/metadata.ts', file(full));
  writeFileSync('platform/phone/number-kinds.ts', kindsFile(typed));
}

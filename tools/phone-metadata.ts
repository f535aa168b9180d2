import { writeFileSync } from 'node:fs';
import type { MetadataJson } from 'libphonenumber-js/core';
import full from 'libphonenumber-js/min/metadata';

/*
 * `npm run -s phone-metadata`: writes platform/phone/metadata.ts, the numbering plans that Amends reads numbers by, out of
 * those of libphonenumber-js. Run it after an update of the library; a test says when it is due.
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

if (import.meta.main) writeFileSync('platform/phone/metadata.ts', file(full));

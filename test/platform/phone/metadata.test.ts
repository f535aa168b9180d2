import { readFileSync } from 'node:fs';
import typed from 'libphonenumber-js/max/metadata';
import full from 'libphonenumber-js/min/metadata';
import { expect, test } from 'vitest';
import { file, kindsFile } from '#tools/phone-metadata.ts';

test('The numbering plans are those of the library that is installed', () => {
  expect(readFileSync('platform/phone/metadata.ts', 'utf8')).toBe(file(full));
  expect(readFileSync('platform/phone/number-kinds.ts', 'utf8')).toBe(kindsFile(typed));
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tourPage } from './page.ts';

const page = await tourPage();

test('docs/tour.md shows what the code does today; if not, npm run tour writes it again', () => {
  expect(page).toBe(readFileSync('docs/tour.md', 'utf8'));
});

test('The tour gives the same page twice', async () => {
  expect(await tourPage()).toBe(page);
});

test('No task token and no tracking link is on the page', () => {
  expect(page).not.toMatch(/token-\d/);
  expect(page).not.toMatch(/\/t\/(?!<link>)\w/);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allDeskEndpoints, permissionsText } from '#tools/permissions/document.ts';
import { PERMISSIONS_FILE } from '#tools/permissions-table.ts';

test('docs/permissions.md is what the desk enforces (else: npm run permissions-table)', () => {
  expect(readFileSync(PERMISSIONS_FILE, 'utf8')).toBe(permissionsText());
});

test('Every endpoint of the desk says who may use it, and names every role once at most', () => {
  for (const { path, who } of allDeskEndpoints) {
    expect(who.roles.length, path).toBeGreaterThan(0);
    expect(new Set(who.roles).size, path).toBe(who.roles.length);
  }
});

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from '#local/paths.ts';

/** A copy of the demo policy in which a file says something else. @returns its folder */
export const changedPolicy = (file: string, from: string | RegExp, to: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-policy-'));
  cpSync(join(root, 'policy'), folder, { recursive: true });
  const before = readFileSync(join(folder, file), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, file), after);
  return folder;
};

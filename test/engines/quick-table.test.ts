import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { venv } from '#local/paths.ts';

test("The emulator's table answers in fewer steps as it does by itself", () => {
  const both = join(import.meta.dirname, 'quick-table.py');
  const { stdout, stderr, status } = spawnSync(join(venv, 'bin', 'python'), ['-B', both], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(Number(stdout)).toBeGreaterThan(700);
});

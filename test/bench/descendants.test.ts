import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { descendantsMb, descendantsSeconds, descendantsShareMb } from '../../bench/descendants.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const started = (program: string): number => {
  const child = spawn(process.execPath, ['-e', program], { stdio: 'ignore' });
  children.push(child);
  return child.pid ?? 0;
};

describe.runIf(process.platform === 'linux')('What processes that we started take', () => {
  test('A process at work adds to the memory and to the time of processors', async () => {
    const ids = [started('for (;;);')];
    const before = descendantsSeconds(ids) ?? 0;
    while ((descendantsSeconds(ids) ?? 0) <= before) await sleep(50);
    expect(descendantsMb(ids)).toBeGreaterThan(1);
    expect(descendantsShareMb(ids)).toBeGreaterThan(1);
    // Node is in memory once, for us and for it.
    expect(descendantsShareMb(ids)).toBeLessThan(descendantsMb(ids) ?? 0);
  });

  test('Those that they started count with them, and what else we started does not', async () => {
    const holding = (mebibytes: number) =>
      `globalThis.kept = Buffer.alloc(${mebibytes} << 20, 1); setInterval(() => 0, 1e6);`;
    const beside = started(holding(600));
    const parent = started(
      `require('node:child_process').spawn(process.execPath, ['-e', '${holding(200)}']); setInterval(() => 0, 1e6);`,
    );
    const held = (id: number) => descendantsMb([id]) ?? 0;
    while (held(beside) < 600 || held(parent) < 200) await sleep(50);
    expect(held(parent)).toBeLessThan(600);
  });
});

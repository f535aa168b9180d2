import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { descendantsMb, descendantsSeconds, descendantsShareMb } from '../../bench/descendants.ts';

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

describe.runIf(process.platform === 'linux')('What processes that we started take', () => {
  test('A process at work adds to the memory and to the time of processors', async () => {
    child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
    const before = descendantsSeconds() ?? 0;
    while ((descendantsSeconds() ?? 0) <= before) await sleep(50);
    expect(descendantsMb()).toBeGreaterThan(1);
    expect(descendantsShareMb()).toBeGreaterThan(1);
    // Node is in memory once, for us and for it.
    expect(descendantsShareMb()).toBeLessThan(descendantsMb() ?? 0);
  });
});

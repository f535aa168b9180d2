import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run, startService, untilReady } from '#local/processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'amends-processes-'));
const log = join(folder, 'log');
const setting = { env: process.env, logFile: log };
afterAll(() => rmSync(folder, { recursive: true }));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('services', () => {
  test('Services: stopping one also ends what it started', async () => {
    const service = startService('sh', ['-c', 'sleep 60 & echo $!; wait'], setting);
    await untilReady(service, async () => readFileSync(log, 'utf8').trim() !== '', {
      seconds: 120,
      sentence: 'never spoke',
    });
    const grandchild = Number(readFileSync(log, 'utf8'));
    expect(isAlive(grandchild)).toBe(true);
    await service.stop();
    await untilReady({ ...service, hasEnded: () => false }, async () => !isAlive(grandchild), {
      seconds: 120,
      sentence: 'still there',
    });
  });

  test('Services: one that ends before it is ready is told at once', async () => {
    const service = startService('sh', ['-c', 'exit 3'], setting);
    await expect(
      untilReady(service, async () => false, { seconds: 30, sentence: 'It did not start.' }),
    ).rejects.toThrow('It did not start.');
  });
});

describe('commands', () => {
  test('Commands: one that fails tells its last lines', async () => {
    await expect(run('sh', ['-c', 'echo the reason >&2; exit 1'], setting)).rejects.toThrow('the reason');
  });
  test('Commands: one that does not exist is an error', async () => {
    await expect(run('no-such-command', [], setting)).rejects.toThrow('could not be started');
  });
});

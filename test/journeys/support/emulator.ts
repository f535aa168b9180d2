import { spawnSync } from 'node:child_process';

/** The processes that serve the emulator's Lambdas. */
export const lambdaProcesses = (emulatorPid: number): number[] =>
  spawnSync('pgrep', ['-P', String(emulatorPid), '-f', 'ministack-lambda-'])
    .stdout.toString()
    .split('\n')
    .filter(Boolean)
    .map(Number);

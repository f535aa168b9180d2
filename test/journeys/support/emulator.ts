import { spawnSync } from 'node:child_process';

/** Kills one, at random, of the processes that serve the emulator's Lambdas. False when there was none left to kill. */
export const killLambdaProcess = (emulatorPid: number): boolean => {
  const { stdout } = spawnSync('pgrep', ['-P', String(emulatorPid), '-f', 'ministack-lambda-'], { encoding: 'utf8' });
  const victims = stdout.split('\n').filter(Boolean);
  const victim = Number(victims[Math.floor(Math.random() * victims.length)]);
  try {
    return process.kill(victim, 'SIGKILL');
  } catch {
    return false;
  }
};

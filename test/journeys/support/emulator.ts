import { readdirSync, readFileSync } from 'node:fs';

/** Parent process id of a process, Linux only. */
const parentOf = (pid: string): number => {
  try {
    // The name, in parentheses, may hold spaces; state and parent follow it.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return 0;
  }
};

const isWorker = (pid: string): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('ministack-lambda-');
  } catch {
    return false;
  }
};

/** The processes that serve the emulator's Lambdas. */
export const lambdaProcesses = (emulatorPid: number): number[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && parentOf(entry) === emulatorPid && isWorker(entry))
    .map(Number);

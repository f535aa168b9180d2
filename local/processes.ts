import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Advice } from './progress.ts';

/** How a command is run: its environment, the file that its output goes to, and the folder where it starts, if not this one. */
export type ProcessSetting = { env: Record<string, string | undefined>; logFile: string; cwd?: string };

/** Leaders of the process groups that this process started and that still run. */
const groups = new Set<number>();

const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal);
  } catch {
    groups.delete(pid);
  }
};

// The last line of defence: whatever ends this process, nothing it started stays behind.
process.on('exit', () => {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
});

/** The exit code. @throws Advice when the command does not exist */
const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.on('error', () => reject(new Advice(`${child.spawnfile} could not be started.`)));
    child.on('exit', (code) => resolve(code ?? 1));
  });

/** A server that runs until `stop`, in a process group of its own; its output goes to a file. */
export type Service = { pid: number; stop: () => Promise<void>; hasEnded: () => boolean };

const GRACE_MS = 5_000;

/** @throws Advice when the command does not exist */
export const startService = (command: string, args: string[], { env, logFile }: ProcessSetting): Service => {
  const log = openSync(logFile, 'w');
  const child = spawn(command, args, { env, detached: true, stdio: ['ignore', log, log] });
  const end = ended(child).catch(() => 1);
  const { pid } = child;
  if (pid === undefined) throw new Advice(`${command} could not be started.`);
  groups.add(pid);
  return {
    pid,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: async () => {
      signalGroup(pid, 'SIGTERM');
      const late = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS);
      await end;
      clearTimeout(late);
      signalGroup(pid, 'SIGKILL');
      groups.delete(pid);
    },
  };
};

const LINES_SHOWN = 25;

/**
 * Runs a command to its end; its output goes to a file.
 * @throws Advice with the last lines of the output, when the command fails
 */
export const run = async (command: string, args: string[], { env, logFile, cwd }: ProcessSetting): Promise<void> => {
  const child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid = 0 } = child;
  if (pid) groups.add(pid);
  // Open at once: a command that cannot be started may end, and its folder be gone, before a stream opens its file.
  const log = createWriteStream(logFile, { fd: openSync(logFile, 'w') });
  let tail = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      log.write(chunk);
      tail = (tail + chunk.toString('utf8')).slice(-20_000);
    });
  const code = await ended(child).finally(() => log.end());
  groups.delete(pid);
  if (code !== 0)
    throw new Advice(
      `"${[command.split('/').at(-1), ...args.slice(0, 3)].join(' ')}" failed. The end of ${logFile}:\n\n${tail.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n')}`,
    );
};

/**
 * Waits until a service is ready.
 * @throws Advice with `sentence` when it ends before that, or takes longer than `seconds`
 */
export const untilReady = async (
  service: Service,
  ready: () => Promise<boolean>,
  { seconds, sentence }: { seconds: number; sentence: string },
): Promise<void> => {
  const end = Date.now() + seconds * 1000;
  while (!(await ready())) {
    if (service.hasEnded() || Date.now() > end) throw new Advice(sentence);
    await sleep(100);
  }
};

/**
 * `npm start`: Amends on this machine, until Ctrl-C.
 * `--port N` picks the emulator's port, `--time-scale N` makes all deadlines run N times faster than the calendar,
 * `--demo` plays ten complaints to their outcomes; then it leaves, unless it runs in a terminal or `--stay` is given.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionsOrEnd } from '#tools/arguments.ts';
import { bringUp, type Running } from './bring-up.ts';
import { DEMO_TIME_SCALE, playDemo } from './demo/demo.ts';
import type { LocalRun } from './local-run.ts';
import { amendsHome } from './paths.ts';
import { Advice, fail } from './progress.ts';
import { afterDemo, invitation, welcome } from './welcome.ts';

const wholeNumber = (name: string, text: string, { from, to }: { from: number; to: number }): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < from || value > to)
    throw new Advice(`--${name} takes a whole number from ${from} to ${to}.`);
  return value;
};

const OPTIONS = {
  port: { type: 'string', default: '4566' },
  'time-scale': { type: 'string' },
  demo: { type: 'boolean', default: false },
  stay: { type: 'boolean', default: false },
} as const;

const USAGE = `Usage: npm start [-- [--port N] [--time-scale N] [--demo [--stay]]]
  --port        port of the emulator (4566)
  --time-scale  all deadlines run N times faster than the calendar: with 5760 a day takes 15 seconds
  --demo        plays ten complaints to their outcomes; then it leaves, unless it runs in a terminal
  --stay        with --demo: stays up in a pipe too
What it prints, and the demo: docs/local.md`;

const options = () => {
  const { port, demo, stay, 'time-scale': scale = String(demo ? DEMO_TIME_SCALE : 1) } = optionsOrEnd(USAGE, OPTIONS);
  return {
    port: wholeNumber('port', port, { from: 1024, to: 65_535 }),
    timeScale: wholeNumber('time-scale', scale, { from: 1, to: 1_000_000 }),
    demo,
    stay: stay || Boolean(process.stdout.isTTY),
  };
};

const localFile = join(amendsHome, 'local.json');

/** Resolves when somebody asks us to end: Ctrl-C, a signal, or the command that started us is gone. */
const asked = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && resolve(), 1000).unref();
});

const INTERRUPTED = 130;

type Options = ReturnType<typeof options>;

/** Plays the demo, and where it stays, waits until somebody asks us to end. @returns the exit code */
const demonstrate = async (run: LocalRun, { timeScale, stay }: Options): Promise<number> => {
  console.log(invitation(run));
  const passed = await Promise.race([playDemo(run, timeScale), asked]);
  if (passed === undefined) return INTERRUPTED;
  if (stay) {
    console.log(afterDemo(run, timeScale));
    await asked;
  }
  return passed ? 0 : 1;
};

const untilAsked = async (run: LocalRun, { timeScale }: Options): Promise<number> => {
  console.log(welcome(run, timeScale));
  await asked;
  return 0;
};

const serve = async ({ run, stop }: Running, chosen: Options): Promise<number> => {
  writeFileSync(localFile, `${JSON.stringify(run, undefined, 2)}\n`, { mode: 0o600 });
  const code = await (chosen.demo ? demonstrate : untilAsked)(run, chosen);
  console.log('\nStopping');
  rmSync(localFile, { force: true });
  await stop();
  return code;
};

const start = async (): Promise<number> => {
  const chosen = options();
  const { port, timeScale } = chosen;
  console.log('Starting Amends on this machine');
  // Leaving in the middle of a start is safe: whatever was started ends with this process.
  const running = await Promise.race([
    bringUp({ endpoint: process.env['AWS_ENDPOINT_URL'], port, timeScale, home: amendsHome }),
    asked,
  ]);
  return running ? serve(running, chosen) : INTERRUPTED;
};

start().then((code) => process.exit(code), fail);

/**
 * `npm test`: what needs nothing but Node (rules, stages, state machines, template) and what needs real mails and payloads,
 * where they are; then, on one template that is synthesised once, some screens, the table on two engines and whole stories on the emulator, and beside them the stories that
 * wait most of their time on emulators of their own; then the stories in which a year passes, by themselves: where a year takes
 * minutes, whatever runs beside it takes days of it; and what functions did against what they are allowed. The last line sums up all.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '#tools/arguments.ts';
import { giveAssembly } from './assembly.ts';
import { NO_BROWSER, openBrowser } from './browser.ts';
import { amendsHome, corpus, node, path, root } from './paths.ts';
import { fail } from './progress.ts';

type Report = { numPassedTests: number; numFailedTests: number; success: boolean };
type Counts = { passed: number; failed: number };

const USAGE = `Usage: npm test [-- PATH ...]
  PATH  only the tests whose file holds this: test/domain, desk, bundle`;

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

const INTERRUPTED = 130;
const running = new Set<ChildProcess>();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    interrupted = true;
    for (const child of running) child.kill(signal);
  });

/** @param isBeside something else prints meanwhile: what this prints is kept until it ends */
const exitCode = (args: string[], isBeside: boolean): Promise<number> =>
  new Promise((resolve, reject) => {
    if (interrupted) return;
    const env = { ...process.env, PATH: path };
    const out = isBeside ? 'pipe' : 'inherit';
    const child = spawn(node, args, { cwd: root, stdio: ['ignore', out, out], env });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => printed.push(part));
    running.add(child);
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      process.stdout.write(Buffer.concat(printed));
      if (!interrupted) resolve(code ?? 1);
      else if (running.size === 0) process.exit(INTERRUPTED);
    });
  });

/** Counts of one run. A run that failed without a failed test (a set-up, an import) counts as one failure. */
const counts = (reportFile: string, code: number): Counts => {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  const failed = report.numFailedTests || (code === 0 && report.success ? 0 : 1);
  return { passed: report.numPassedTests, failed };
};

const runProject = async (project: string, filters: string[], isBeside = false): Promise<Counts> => {
  const report = join(amendsHome, `tests-${project}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const passWithNone = filters.length > 0 ? ['--passWithNoTests'] : [];
  const args = [vitest, 'run', '--project', project, ...reporters, ...passWithNone, ...filters];
  return counts(report, await exitCode(args, isBeside));
};

/** What could not be tested on this machine, as sentences. */
const skipped = async (): Promise<string[]> => {
  const browser = await openBrowser();
  await browser?.close();
  return [
    ...(existsSync(corpus) ? [] : ['The tests of real mails and payloads were skipped: there is no ../shared/corpus.']),
    ...(browser ? [] : [`The tests of the pages were skipped. ${NO_BROWSER}`]),
  ];
};

const inTurn = async (projects: string[], filters: string[]): Promise<Counts[]> => {
  const runs: Counts[] = [];
  for (const project of projects) runs.push(await runProject(project, filters));
  return runs;
};

const test = async (filters: string[]): Promise<number> => {
  mkdirSync(amendsHome, { recursive: true });
  const rules = await inTurn(['unit', ...(existsSync(corpus) ? ['corpus'] : [])], filters);
  // A filter may leave nothing that deploys it.
  if (filters.length === 0) await giveAssembly();
  const [apart, stories] = await Promise.all([
    runProject('apart', filters, true),
    inTurn(['screens-sample', 'engines', 'journeys'], filters),
  ]);
  const runs = [...rules, apart, ...stories, ...(await inTurn(['years', 'permissions'], filters))];
  const sum = (field: keyof Counts) => runs.reduce((total, one) => total + one[field], 0);
  for (const sentence of await skipped()) console.log(`\n${sentence}`);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
};

const filters = (): string[] => readArguments(USAGE, { allowPositionals: true }).positionals;

Promise.resolve()
  .then(filters)
  .then(test)
  .then((code) => process.exit(code), fail);

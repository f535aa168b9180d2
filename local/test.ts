/**
 * `npm test`: first what needs nothing but Node (rules, stages, state machines, template), then what needs real mails and
 * payloads, where they are, then whole stories on the emulator, then stories in which a year passes. The last line sums up all.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NO_BROWSER, openBrowser } from './browser.ts';
import { amendsHome, corpus, node, path, root } from './paths.ts';
import { fail } from './progress.ts';

type Report = { numPassedTests: number; numFailedTests: number; success: boolean };

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

const INTERRUPTED = 130;

const exitCode = (args: string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: path },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        child.kill(signal);
        child.once('exit', () => process.exit(INTERRUPTED));
      });
  });

/** Counts of one run. A run that failed without a failed test (a set-up, an import) counts as one failure. */
const counts = (reportFile: string, code: number): { passed: number; failed: number } => {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  const failed = report.numFailedTests || (code === 0 && report.success ? 0 : 1);
  return { passed: report.numPassedTests, failed };
};

const runProject = async (project: string, filters: string[]): Promise<{ passed: number; failed: number }> => {
  const report = join(amendsHome, `tests-${project}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await exitCode([vitest, 'run', '--project', project, ...reporters, ...filters]);
  return counts(report, code);
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

const test = async (filters: string[]): Promise<number> => {
  mkdirSync(amendsHome, { recursive: true });
  const passWithNone = filters.length > 0 ? ['--passWithNoTests'] : [];
  const runs: { passed: number; failed: number }[] = [];
  const projects = ['unit', ...(existsSync(corpus) ? ['corpus'] : []), 'journeys', 'years'];
  for (const project of projects) runs.push(await runProject(project, [...passWithNone, ...filters]));
  const sum = (field: 'passed' | 'failed') => runs.reduce((total, one) => total + one[field], 0);
  for (const sentence of await skipped()) console.log(`\n${sentence}`);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
};

test(process.argv.slice(2)).then((code) => process.exit(code), fail);

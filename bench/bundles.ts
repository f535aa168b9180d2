import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { type FunctionName, manifest } from '#functions/manifest.ts';

const ROUNDS = 9;

/** What a variable may hold, by its name; nothing is called while a function loads. */
const sampleOf = (name: string): string => {
  if (name.endsWith('_ARN')) return 'arn:aws:states:eu-west-1:000000000000:stateMachine:bench';
  if (name.endsWith('_URL')) return 'https://bench.example';
  return name === 'TIME_SCALE' ? '1' : 'bench';
};

/** Variables that handlers find at cold start: all that any function's contract names. */
export const ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  ...Object.fromEntries(
    Object.values(manifest)
      .flatMap(({ contract }) => Object.keys(contract.environment.shape))
      .map((name) => [name, sampleOf(name)]),
  ),
};

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds that a fresh Node takes to import a module, measured inside it. */
const importMs = (file: string): number =>
  Number(
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const t=performance.now();await import(${JSON.stringify(file)});console.log(performance.now()-t);process.exit(0)`,
      ],
      { env: ENVIRONMENT, encoding: 'utf8' },
    )
      .trim()
      .split('\n')
      .at(-1),
  );

/** The three clients that the user named, bundled as our functions are: what a Lambda without any code of ours would load. */
const bareClients = (folder: string): string => {
  const entry = join(folder, 'bare.ts');
  writeFileSync(
    entry,
    ['dynamodb:DynamoDBClient', 'sfn:SFNClient', 'comprehend:ComprehendClient']
      .map((pair) => pair.split(':'))
      .map(([name, client]) => `import { ${client} } from '@aws-sdk/client-${name}'; new ${client}({});`)
      .join('\n'),
  );
  const outfile = join(folder, 'bare.mjs');
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    nodePaths: [resolve('node_modules')],
    banner: { js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);" },
    logLevel: 'error',
  });
  return outfile;
};

export type BundleRow = { name: string; kilobytes: number; importRatio: number };

/** Size of every function's bundle, and its import time as a ratio to importing the bare clients; interleaved rounds, medians. */
export const measureBundles = (bundles: string): { rows: BundleRow[]; bareKilobytes: number; bareMs: number } => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-bench-'));
  try {
    const bare = bareClients(folder);
    const names = Object.keys(manifest);
    const files = new Map([['', bare], ...names.map((name) => [name, resolve(bundles, name, 'index.mjs')] as const)]);
    const times = new Map([...files.keys()].map((name) => [name, [] as number[]]));
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, file] of files) times.get(name)?.push(importMs(file));
    const bareMs = median(times.get('') ?? []);
    const rows = names.map((name) => ({
      name,
      kilobytes: statSync(resolve(bundles, name, 'index.mjs')).size / 1024,
      importRatio: median(times.get(name) ?? []) / bareMs,
    }));
    return { rows, bareKilobytes: statSync(bare).size / 1024, bareMs };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Where the timers of cases and the engine of deadlines are. */
const ENGINE = /^(domain\/(deadline|timers)\/|platform\/law\.ts)/;

/** What the engine adds to a function that changes cases, code and law (with its calendars), in KB. */
export const weighEngine = (bundles: string, name: FunctionName): { code: number; law: number } => {
  const meta = JSON.parse(readFileSync(join(bundles, 'meta.json'), 'utf8')) as Metafile;
  const [, output] = Object.entries(meta.outputs).find(([file]) => file.endsWith(`/${name}/index.mjs`)) ?? [];
  const code = Object.entries(output?.inputs ?? {})
    .filter(([input]) => ENGINE.test(input))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return { code: code / 1024, law: statSync(join(bundles, name, 'law.json')).size / 1024 };
};

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { type FunctionName, manifest } from '#functions/manifest.ts';

const ROUNDS = 9;

/** Variables that every handler finds at cold start; nothing is called while it loads. */
const ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  TABLE_NAME: 'bench',
  TIME_SCALE: '1',
  PUBLIC_URL: 'https://bench.example',
  LINK_SECRET_ID: 'bench',
  IDENTITY_SECRET_ID: 'bench',
  MAIL_DOMAIN: 'bench.example',
  CONFIGURATION_SET: 'bench',
  COMPLAINT_MACHINE_ARN: 'arn:aws:states:eu-west-1:000000000000:stateMachine:bench',
  FOLLOW_UP_MACHINE_ARN: 'arn:aws:states:eu-west-1:000000000000:stateMachine:bench',
  SCHEDULE_GROUP: 'bench',
  TIMERS_FUNCTION_ARN: 'arn:aws:lambda:eu-west-1:000000000000:function:bench',
  SCHEDULER_ROLE_ARN: 'arn:aws:iam::000000000000:role/bench',
  TIMER_DLQ_ARN: 'arn:aws:sqs:eu-west-1:000000000000:bench',
  INBOUND_BUCKET: 'bench',
  EVIDENCE_BUCKET: 'bench',
  ANCHORS_BUCKET: 'bench',
  DOCUMENT_KEY_ARN: 'arn:aws:kms:eu-west-1:000000000000:key/bench',
  EVENT_BUS_NAME: 'bench',
  CHANNEL_SECRETS_ID: 'bench',
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

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { LocalRun } from '#local/local-run.ts';
import { amendsHome } from '#local/paths.ts';
import type { Call } from './call.ts';
import type { Deployed, TemplateJson } from './template.ts';

/** The runs of which the calls are kept: each on an emulator of its own. */
export const RUNS = ['journeys', 'years'] as const;
export type Run = (typeof RUNS)[number];

const folderOf = (run: Run): string => join(amendsHome, run, 'permissions');
const callsFile = (run: Run): string => join(folderOf(run), 'calls.jsonl');
const deployedFile = (run: Run): string => join(folderOf(run), 'deployed.json');

/**
 * Puts the recorder together.
 * @param file that what is recorded is appended to
 * @returns variables with which every process of Node writes down its calls
 */
export const recorderInto = (folder: string, file: string): Record<string, string> => {
  const outfile = join(folder, 'recorder.cjs');
  const entryPoints = [join(import.meta.dirname, 'recorder.ts')];
  buildSync({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    logLevel: 'error',
  });
  return { NODE_OPTIONS: `--require ${JSON.stringify(outfile)}`, AMENDS_CALLS_FILE: file };
};

/**
 * Begins a new record.
 * @returns what an emulator's environment needs so that its Lambda processes write down their calls
 */
export const beginRecord = (run: Run): Record<string, string> => {
  const folder = folderOf(run);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(callsFile(run), '');
  return recorderInto(folder, callsFile(run));
};

const pairsIn = (xml: string, first: string, second: string): Record<string, string> => {
  const pair = new RegExp(`<${first}>([^<]*)</${first}>(?:(?!</member>).)*?<${second}>([^<]*)</${second}>`, 'gs');
  return Object.fromEntries([...xml.matchAll(pair)].map(([, name = '', value = '']) => [name, value]));
};

/** One question to CloudFormation of an emulator, which reads no signature. */
const ask = async (
  { endpointUrl, region }: LocalRun,
  action: string,
  more: Record<string, string> = {},
): Promise<string> => {
  const scope = `Credential=test/20260101/${region}/cloudformation/aws4_request`;
  const response = await fetch(endpointUrl, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams({ Action: action, StackName: 'Amends', Version: '2010-05-15', ...more }),
  });
  if (!response.ok) throw new Error(`CloudFormation answered ${response.status} to ${action}`);
  return response.text();
};

/** Keeps beside the record what the resources of the template are called there. */
export const keepDeployed = async (name: Run, run: LocalRun): Promise<void> => {
  const physicalIds: Record<string, string> = {};
  let next: string | undefined;
  do {
    const page = await ask(run, 'ListStackResources', next === undefined ? {} : { NextToken: next });
    Object.assign(physicalIds, pairsIn(page, 'LogicalResourceId', 'PhysicalResourceId'));
    next = /<NextToken>([^<]+)</.exec(page)?.[1];
  } while (next !== undefined);
  const parameters = pairsIn(await ask(run, 'DescribeStacks'), 'ParameterKey', 'ParameterValue');
  const deployed: Deployed = { region: run.region, account: run.accountId, parameters, physicalIds };
  writeFileSync(deployedFile(name), JSON.stringify(deployed, undefined, 2));
};

/** What was recorded of a run, against what it was deployed from. */
export type Recorded = { calls: Call[]; template: TemplateJson; deployed: Deployed };

/** @throws Error where that run was not recorded */
export const readRecord = (run: Run): Recorded => ({
  calls: readFileSync(callsFile(run), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Call => JSON.parse(line)),
  template: JSON.parse(readFileSync(join(amendsHome, run, 'cdk.out', 'Amends.template.json'), 'utf8')),
  deployed: JSON.parse(readFileSync(deployedFile(run), 'utf8')),
});

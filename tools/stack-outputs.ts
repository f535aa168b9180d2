import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalRun } from '#local/local-run.ts';
import { localEnvironment } from '#local/loopback.ts';
import { amendsHome } from '#local/paths.ts';
import { Advice } from '#local/progress.ts';

const readJson = <T>(file: string): T => {
  if (!existsSync(file))
    throw new Advice(`There is no file ${file}. Start a local run with "npm start", or name the outputs of a stack.`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Advice(`${file} is no JSON. It is written by "cdk deploy --outputs-file ${file}".`);
  }
};

/** An output of the stack by its name. */
export type Output = (name: string) => string;

/**
 * The outputs of a stack; whatever the SDKs ask the environment for is of the local run that is up where none are named.
 * @param named file that "cdk deploy --outputs-file" wrote
 * @throws Advice where there are none, or one that is asked for is missing
 */
export const outputsOf = (
  named: string | undefined,
): { stack: string; output: Output; policyVersion: string | undefined; run?: LocalRun } => {
  const run = named ? undefined : readJson<LocalRun>(join(amendsHome, 'local.json'));
  if (run) Object.assign(process.env, localEnvironment(run.endpointUrl));
  const file = named ?? join(amendsHome, 'outputs.json');
  const [[stack, outputs] = ['Amends', {}]] = Object.entries(readJson<Record<string, Record<string, string>>>(file));
  const output = (name: string): string => {
    const value = outputs[name];
    if (!value) throw new Advice(`${file} has no output ${name}: it is of an earlier version`);
    return value;
  };
  return { stack, output, policyVersion: outputs['PolicyVersion'], ...(run && { run }) };
};

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { parseArgs } from 'node:util';
import { root } from '#local/paths.ts';
import { Advice, fail } from '#local/progress.ts';
import { checkDay, languageIn, readArguments } from '../arguments.ts';
import { lawIn, policyIn } from '../policy-at-hand.ts';
import type { Gap } from './gaps/gap.ts';
import { askedOf } from './init/ask.ts';
import { writeStartingPolicy } from './init/starting-policy.ts';
import { gapLines, gapsOf } from './lint.ts';
import { diff, push, rollback, type Typed, versions } from './push/commands.ts';
import { stackAtHand } from './push/stack.ts';
import { policySchemas, SCHEMA_FOLDER, schemaLine } from './schemas.ts';

const USAGE = `Usage: npm run -s policy -- lint [--policy FOLDER] [--on 2026-12-28] [--strict]   what a valid policy leaves open
       npm run -s policy -- init --out FOLDER                                      asks ten questions and writes a starting policy
       npm run -s policy -- schemas [--policy FOLDER]                              JSON Schemas for editors, and the lines that name them
  --strict  ends with 1 where there is a risk (a push: one that was not there), for a pipeline

Without a deployment, in a stack that is deployed (docs/policy.md):
       npm run -s policy -- push --policy FOLDER [--reason TEXT] [--dry-run] [--yes] [--strict] [--from DAY] [--to DAY] [--lang es|en]
       npm run -s policy -- rollback VERSION|deployed [--reason TEXT] [--dry-run] [--yes]
       npm run -s policy -- diff [--policy FOLDER]
       npm run -s policy -- versions
  --outputs  what "cdk deploy --outputs-file" wrote; without it the local run that is up
  --dry-run  shows what would change, and changes nothing
  --yes      asks nobody
  --from, --to  days between which the cases came in that a push is played over first; the last 90 without
  --against  folder of the policy that was deployed; "policy" if absent, and only read where no case came in under it yet`;

const options = {
  policy: { type: 'string', default: 'policy' },
  on: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  out: { type: 'string' },
  strict: { type: 'boolean', default: false },
  outputs: { type: 'string' },
  against: { type: 'string', default: join(root, 'policy') },
  reason: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  lang: { type: 'string', default: 'es' },
  yes: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const gapsIn = (folder: string, on: string): Gap[] =>
  gapsOf({ policy: policyIn(folder), law: lawIn(folder, on).source, today: on });

const lint = ({ policy: folder, on, strict }: Values): void => {
  const gaps = gapsIn(folder, on);
  console.log(gapLines(gaps));
  if (strict && gaps.some(({ level }) => level === 'risk')) process.exitCode = 1;
};

/** Writes the schemas, and into each file that lacks it the line that names its own. @returns how many files it changed */
export const writeSchemas = (folder: string): number => {
  mkdirSync(join(folder, SCHEMA_FOLDER), { recursive: true });
  let changed = 0;
  const put = (file: string, text: string): void => {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
    writeFileSync(file, text);
    changed++;
  };
  for (const [name, text] of Object.entries(policySchemas())) put(join(folder, SCHEMA_FOLDER, name), text);
  for (const entry of readdirSync(folder, { recursive: true })) {
    const file = String(entry).replaceAll('\\', '/');
    const line = file.endsWith('.yaml') ? schemaLine(file) : undefined;
    if (!line) continue;
    const text = readFileSync(join(folder, file), 'utf8').replace(/^# yaml-language-server: .*\n/, '');
    put(join(folder, file), `${line}\n${text}`);
  }
  return changed;
};

const init = async ({ policy: from, on, out }: Values): Promise<void> => {
  if (!out) throw new Advice(USAGE);
  const sectors = lawIn(from).source.regimes.flatMap(({ appliesTo }) => appliesTo.sectors ?? []);
  const answers = await askedOf(createInterface({ input: process.stdin, terminal: false }), {
    sectors: [...new Set(sectors)].sort(),
  });
  writeStartingPolicy(answers, { from, to: out });
  console.log(`\nWrote ${out}. What it still lacks:\n\n${gapLines(gapsIn(out, on))}`);
  console.log(`\nThen read topics.yaml, concessions.yaml and messages/: they are the demo company's. npm run -s duties -- --policy ${out} says
what customers have to be told; npx cdk synth --context policy=${out} makes the stack with it.`);
};

/** @throws Advice where a language cannot be read */
const typedOf = ({ 'dry-run': dryRun, lang, ...values }: Values): Typed => ({
  ...values,
  lang: languageIn(lang),
  dryRun,
});

const commands: Record<string, (values: Values, version: string | undefined) => void | Promise<void>> = {
  lint,
  init,
  schemas: ({ policy }) => console.log(`${writeSchemas(policy)} files changed`),
  push: (values) => push(stackAtHand(values.outputs), typedOf(values)),
  diff: (values) => diff(stackAtHand(values.outputs), typedOf(values)),
  versions: ({ outputs }) => versions(stackAtHand(outputs)),
  rollback: (values, version) => {
    if (!version) throw new Advice(USAGE);
    return rollback(stackAtHand(values.outputs), { ...typedOf(values), version });
  },
};

if (import.meta.main)
  try {
    const { positionals, values } = readArguments(USAGE, { allowPositionals: true, options });
    const [name = '', version] = positionals;
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new Advice(USAGE);
    for (const name of ['on', 'from', 'to'] as const) if (values[name] !== undefined) checkDay(name, values[name]);
    await command(values, version);
  } catch (error) {
    fail(error);
  }

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { allKeys, keysIn, type PublishedKeys } from '#domain/evidence/keys.ts';
import { PATH } from '#domain/evidence/manifest.ts';
import { verifyPack } from '#domain/evidence/verify-pack.ts';
import { amendsHome, root } from '#local/paths.ts';
import { plainly } from '#local/plainly.ts';
import { Advice, sayFailure } from '#local/progress.ts';
import { unzip, ZIP_LIMITS } from '#platform/zip.ts';
import { readArguments } from '../arguments.ts';
import { sentence } from './render.ts';

/**
 * `npm run -s verify`: whether an evidence pack is what the company handed out, and its history as it was signed (docs/evidence.md).
 * It reads the file and the keys, and asks nobody. Leaves with 0 where all holds, with 1 where something does not, with 2 where it
 * could not look.
 */
const USAGE = `Usage: npm run -s verify -- FILE.zip [--keys FILE]...
  --keys  the keys as they were published: JSON ({history, documents}) or PEM; may be given several times.
          Without it: docs/keys/*, and those of the stack that "npm start" or "npm run publish-keys" wrote into .amends/keys.json`;

const options = { keys: { type: 'string', multiple: true } } as const;

const BROKEN = 1;
const COULD_NOT_LOOK = 2;

const keysOf = (file: string): PublishedKeys => {
  if (!existsSync(file)) throw new Advice(`There is no file ${file}`);
  try {
    return keysIn(readFileSync(file, 'utf8'), basename(file));
  } catch (error) {
    throw new Advice(`${file} holds no keys: ${plainly(error) ?? (error instanceof Error ? error.message : '')}`);
  }
};

/** The files with keys that lie where keys are published. */
export const publishedFiles = (home = amendsHome, docs = join(root, 'docs', 'keys')): string[] => [
  ...(existsSync(docs)
    ? readdirSync(docs)
        .filter((name) => /\.(?:pem|json)$/.test(name))
        .map((name) => join(docs, name))
    : []),
  ...[join(home, 'keys.json')].filter(existsSync),
];

/** What is said of a pack. `signedUpTo`, `anchoredUpTo`: how far the company's signatures and the anchor reach, in events of the history. */
export const verifyBytes = (bytes: Uint8Array, keys: PublishedKeys) => {
  const { files, problem } = unzip(bytes, PATH);
  const isReadable = problem === undefined || problem.what === 'zip-bytes';
  const result = isReadable ? verifyPack(files, keys) : { problems: [], signedUpTo: 0, anchoredUpTo: 0 };
  const problems = [...(isReadable ? result.problems : []), ...(problem ? [problem] : [])];
  const { reference, at, takenBy, seq, withheld } = ('manifest' in result && result.manifest) || {};
  return {
    ok: problems.length === 0,
    problems: problems.map((one) => ({ ...one, message: sentence(one) })),
    ...(reference && { reference, at, takenBy, events: seq, withheld }),
    signedUpTo: result.signedUpTo,
    anchoredUpTo: result.anchoredUpTo,
  };
};

/** @returns the code to leave with */
const main = async (): Promise<number> => {
  const { values, positionals } = readArguments(USAGE, { options, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Advice(USAGE);
  if (!existsSync(file)) throw new Advice(`There is no file ${file}`);
  if (statSync(file).size > ZIP_LIMITS.bytes) throw new Advice(`${file} is larger than any pack of ours`);
  const result = verifyBytes(readFileSync(file), allKeys((values.keys ?? publishedFiles()).map(keysOf)));
  console.log(JSON.stringify(result, undefined, 2));
  return result.ok ? 0 : BROKEN;
};

if (import.meta.main)
  process.exitCode = await main().catch((error: unknown) => {
    sayFailure(error);
    return COULD_NOT_LOOK;
  });

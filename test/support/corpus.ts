import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpus } from '#local/paths.ts';

// Only tests named *.corpus.test.ts may use this: the vitest project that runs them is there only where the corpus is.

export type RealPayload = { name: string; bytes: Buffer };

/** The files of a folder of the corpus, such as `webhooks/reviews`. */
export const realPayloads = (folder: string): RealPayload[] =>
  readdirSync(join(corpus, folder)).map((name) => ({ name, bytes: readFileSync(join(corpus, folder, name)) }));

/** The webhook calls of some folders. */
export const corpusOf = (...folders: string[]): RealPayload[] =>
  folders.flatMap((folder) => realPayloads(`webhooks/${folder}`));

/** Every file under a folder of the corpus, whatever its ending. */
export const everyFile = (folder: string): { name: string; payload: Buffer }[] =>
  readdirSync(join(corpus, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, payload: readFileSync(join(entry.parentPath, entry.name)) }));

/** A file of the corpus. */
export const corpusFile = (path: string): Buffer => readFileSync(join(corpus, path));

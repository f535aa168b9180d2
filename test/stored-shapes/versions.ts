import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import * as z from 'zod/mini';
import { sha256 } from '#domain/case/history.ts';
import { shapes } from './shapes.ts';

/** The version of each stored shape and the hash of what its schema says, as committed. */
export const VERSIONS_FILE = new URL('./versions.json', import.meta.url);
export type Versions = Record<string, { version: number; hash: string }>;

export const versions = (): Versions => JSON.parse(readFileSync(VERSIONS_FILE, 'utf8'));

/** Where a sample of a version of a shape is kept. */
export const sampleFile = (name: string, version: number): URL =>
  new URL(`./samples/${name}.${version}.json`, import.meta.url);

const HASH_LENGTH = 16;

/** The same with its lists of names in order: in which order fields and values stand in the code does not matter. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? value.toSorted() : value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]));
};

/** The beginning of the SHA-256 of a schema as canonical JSON Schema. */
export const hashOf = (schema: z.ZodMiniType): string =>
  sha256(canonicalize(sorted(z.toJSONSchema(schema))) ?? '').slice(0, HASH_LENGTH);

/**
 * The shapes as they are now: a changed one, and a new one, gets the next version.
 * @param isUnreleased nothing of the present version is stored anywhere: a changed shape keeps its number
 */
export const versionsNow = (before: Versions, isUnreleased: boolean): Versions =>
  Object.fromEntries(
    [...shapes].map(([name, schema]) => {
      const { version = 0, hash: known } = before[name] ?? {};
      const hash = hashOf(schema);
      const keepsNumber = known === hash || (isUnreleased && version > 0);
      return [name, { version: keepsNumber ? version : version + 1, hash }];
    }),
  );

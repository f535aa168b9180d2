import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Actor } from '../case/actor.ts';
import { type CaseEvent, eventsOf } from '../case/events.ts';
import { type Files, jsonFile, type Withheld } from './contents.ts';

/** Version of how a pack is laid out. */
const PACK_FORMAT = 'amends-evidence/1';

/** What a file in a pack may be called: nothing that leads out of the folder it is unpacked to, or that a file system takes for another. */
export const PATH = /^(?:[a-z0-9][a-z0-9-]{0,40}\/){0,2}[A-Za-z0-9][A-Za-z0-9_-]{0,80}(?:\.[a-z0-9-]{1,20}){1,3}$/;

/** Where the manifest and its signature lie; both are named by no manifest. */
export const MANIFEST = 'manifest.json';
export const MANIFEST_SIGNATURE = 'manifest.sig';
export const MANIFEST_STAMP = 'manifest.tsr';
export const BESIDE_MANIFEST: readonly string[] = [MANIFEST, MANIFEST_SIGNATURE, MANIFEST_STAMP];

/** What a pack holds, file by file: this is what is signed. */
export const Manifest = z.strictObject({
  format: z.literal(PACK_FORMAT),
  caseId: z.string(),
  reference: z.string(),
  /** The state of the case that it is of: how long its history is. */
  seq: z.int(),
  lastHash: z.string(),
  /** When that was, by the last event. */
  at: z.string(),
  /** Who took it: a person of the team (id), or a principal of AWS (ARN). */
  takenBy: z.string(),
  /** Since when the personal data of the case is kept apart or gone, where it is. */
  blockedAt: z.exactOptional(z.string()),
  destroyedAt: z.exactOptional(z.string()),
  withheld: z.array(z.strictObject({ part: z.string(), why: z.enum(['link', 'code']) })),
  files: z.array(z.strictObject({ path: z.string(), size: z.int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

/** SHA-256 in hex of bytes. */
export const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Who an actor of an event is, in one word. */
const nameOfActor = (actor: Actor): string => (actor.kind === 'person' ? actor.id : actor.kind);

/** Paths in the order in which a pack has them. */
export const inOrder = (paths: Iterable<string>): string[] =>
  [...paths].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));

type About = Pick<Manifest, 'caseId' | 'reference' | 'seq' | 'lastHash' | 'at' | 'takenBy'> & {
  blockedAt?: string | undefined;
  destroyedAt?: string | undefined;
  withheld: Withheld[];
};

/** The manifest of files. */
export const manifestOf = (files: Files, { blockedAt, destroyedAt, ...about }: About): Manifest => ({
  format: PACK_FORMAT,
  ...about,
  ...(blockedAt && { blockedAt }),
  ...(destroyedAt && { destroyedAt }),
  files: inOrder(files.keys()).map((path) => {
    const bytes = files.get(path) ?? new Uint8Array();
    return { path, size: bytes.length, sha256: hashOfBytes(bytes) };
  }),
});

/** A manifest as it is stored and signed. */
export const manifestFile = (manifest: Manifest): Uint8Array => jsonFile(manifest);

/** Who took a pack: whoever the last event of a taking names; the system, where nobody did. */
export const takerIn = (events: readonly CaseEvent[]): string => {
  const last = eventsOf(events, 'evidence-taken').at(-1);
  return last === undefined ? 'system' : (last.data.principal ?? nameOfActor(last.actor));
};

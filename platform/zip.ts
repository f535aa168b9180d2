import { unzipSync, zipSync } from 'fflate';

type Files = ReadonlyMap<string, Uint8Array>;

/** What an archive may hold, so that none of a stranger's fills the memory. */
export const ZIP_LIMITS = { bytes: 1_000_000_000, files: 20_000 } as const;

/** The first day that a ZIP can name, in the zone of the machine, as the library asks for it: the same bytes everywhere. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * An archive of files in the order of their names, stored without compression and without times: the same files give the same bytes,
 * whatever version of whatever library packs them, and nothing in it can be larger than it looks.
 */
export const zipOf = (files: Files): Uint8Array => {
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 0, mtime: NO_TIME });
};

/** What is wrong with an archive, and with which entry or at which byte. */
export type ZipProblem =
  | { what: 'zip-too-large' }
  | { what: 'zip-unreadable' }
  | { what: 'zip-name' | 'zip-twice' | 'zip-compressed'; where: string }
  /** Everything can be read, and it is not packed as we pack it: something was put in, moved or changed beside the files. */
  | { what: 'zip-bytes'; at: number };

class Unfit extends Error {
  readonly problem: ZipProblem;
  constructor(problem: ZipProblem) {
    super(problem.what);
    this.problem = problem;
  }
}

/** Tells before anything is copied out. @param room bytes of all entries together: one that is read twice would be larger than the archive */
const watched = (mayBeCalled: RegExp, room: number) => {
  const seen = new Set<string>();
  let left = room;
  return ({ name, compression, size }: { name: string; compression: number; size: number }): boolean => {
    left -= size;
    if (left < 0 || seen.size >= ZIP_LIMITS.files) throw new Unfit({ what: 'zip-too-large' });
    if (!mayBeCalled.test(name)) throw new Unfit({ what: 'zip-name', where: name.slice(0, 200) });
    if (seen.has(name)) throw new Unfit({ what: 'zip-twice', where: name });
    if (compression !== 0) throw new Unfit({ what: 'zip-compressed', where: name });
    seen.add(name);
    return true;
  };
};

const firstDifference = (a: Uint8Array, b: Uint8Array): number => {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) if (a[at] !== b[at]) return at;
  return end;
};

const CHUNK = 65_536;

/** The place of the first byte in which two archives differ; undefined where they are the same. */
const difference = (a: Uint8Array, b: Uint8Array): number | undefined => {
  if (a.length === b.length && Buffer.compare(a, b) === 0) return undefined;
  let from = 0;
  while (Buffer.compare(a.subarray(from, from + CHUNK), b.subarray(from, from + CHUNK)) === 0) from += CHUNK;
  return from + firstDifference(a.subarray(from), b.subarray(from));
};

/**
 * The files of an archive that `zipOf` made, and what is wrong with it. Nothing of it is trusted: it is packed again and compared byte
 * by byte, so that a byte beside the files is found too.
 * @param mayBeCalled names that are allowed; it keeps out what leads out of a folder
 */
export const unzip = (
  bytes: Uint8Array,
  mayBeCalled: RegExp,
): { files: Map<string, Uint8Array>; problem?: ZipProblem } => {
  const none = new Map<string, Uint8Array>();
  if (bytes.length > ZIP_LIMITS.bytes) return { files: none, problem: { what: 'zip-too-large' } };
  try {
    const found = new Map(Object.entries(unzipSync(bytes, { filter: watched(mayBeCalled, bytes.length) })));
    const at = difference(bytes, zipOf(found));
    return at === undefined ? { files: found } : { files: found, problem: { what: 'zip-bytes', at } };
  } catch (error) {
    return { files: none, problem: error instanceof Unfit ? error.problem : { what: 'zip-unreadable' } };
  }
};

import type { HistoryProblem } from '../case/check-history.ts';
import { checkContents } from './check-contents.ts';
import type { Files } from './contents.ts';
import { keyThatSigned, type PublishedKeys } from './keys.ts';
import {
  BESIDE_MANIFEST,
  hashOfBytes,
  inOrder,
  MANIFEST,
  MANIFEST_SIGNATURE,
  Manifest,
  manifestFile,
} from './manifest.ts';
import type { ContentProblem } from './packed-case.ts';

/** What of a pack does not hold, the first first. `where`: the file, or the part of the case (domain/case/digests). */
export type PackProblem =
  | { what: 'no-published-keys' }
  /** It is no pack of ours, or of a later version. */
  | { what: 'manifest-unreadable' }
  | { what: 'not-signed-by-a-published-key'; where: string }
  | { what: 'file-missing' | 'file-changed' | 'file-unknown'; where: string }
  | HistoryProblem
  | ContentProblem;

/** What was found of a pack. */
export type PackResult = {
  problems: PackProblem[];
  manifest?: Manifest;
  /** Up to which event its history was signed, and lies under an anchor; 0 where none of it is. */
  signedUpTo: number;
  anchoredUpTo: number;
};

const NOTHING = { signedUpTo: 0, anchoredUpTo: 0 };

const manifestIn = (files: Files): Manifest | undefined => {
  const bytes = files.get(MANIFEST);
  if (!bytes) return undefined;
  try {
    const manifest = Manifest.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return Buffer.compare(manifestFile(manifest), bytes) === 0 ? manifest : undefined;
  } catch {
    return undefined;
  }
};

const signatureProblems = (files: Files, { documents }: PublishedKeys): PackProblem[] => {
  const [manifest, signature] = [files.get(MANIFEST), files.get(MANIFEST_SIGNATURE)];
  if (!signature) return [{ what: 'file-missing', where: MANIFEST_SIGNATURE }];
  return manifest && keyThatSigned(documents, manifest, signature)
    ? []
    : [{ what: 'not-signed-by-a-published-key', where: MANIFEST }];
};

/** Every file is as the manifest has it, none is gone, and none is there that it does not name. */
const fileProblems = (files: Files, manifest: Manifest): PackProblem[] => {
  const named = new Map(manifest.files.map((file) => [file.path, file]));
  return inOrder(new Set([...named.keys(), ...files.keys()])).flatMap((path): PackProblem[] => {
    const [listed, bytes] = [named.get(path), files.get(path)];
    if (BESIDE_MANIFEST.includes(path)) return listed ? [{ what: 'file-unknown', where: path }] : [];
    if (!listed) return [{ what: 'file-unknown', where: path }];
    if (!bytes) return [{ what: 'file-missing', where: path }];
    return bytes.length === listed.size && hashOfBytes(bytes) === listed.sha256
      ? []
      : [{ what: 'file-changed', where: path }];
  });
};

/**
 * Checks the files of a pack against the keys that were published outside of it, and against each other: the signature over all files,
 * then what they hold, of which the history answers for nearly all. Asks nobody. What is found comes in the order in which it is looked at.
 */
export const verifyPack = (files: Files, keys: PublishedKeys): PackResult => {
  if (keys.documents.length === 0 || keys.history.length === 0)
    return { problems: [{ what: 'no-published-keys' }], ...NOTHING };
  const manifest = manifestIn(files);
  if (!manifest) return { problems: [{ what: 'manifest-unreadable' }], ...NOTHING };
  const outside = [...signatureProblems(files, keys), ...fileProblems(files, manifest)];
  const { problems, ...found } = checkContents(files, { manifest, keys });
  return { problems: [...outside, ...problems], manifest, ...found };
};

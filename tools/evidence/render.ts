import type { PackProblem } from '#domain/evidence/verify-pack.ts';
import type { ZipProblem } from '#platform/zip.ts';
import { sentence as ofHistory } from '../verify-history/render.ts';

type Problem = PackProblem | ZipProblem;

const words: Record<string, string> = {
  'zip-too-large': 'the archive is larger than any pack of ours',
  'zip-unreadable': 'this is no zip archive, or not the whole of one: the file is empty, another one, or was cut off',
  'zip-name': 'no pack of ours has a file of this name',
  'zip-twice': 'the archive has two files of this name',
  'zip-compressed': 'the file is compressed, which nothing in a pack of ours is',
  'zip-bytes': 'the files can be read, and the archive is another than they are packed into',
  'no-published-keys': 'no key was published where this program looks: name a file with --keys',
  'manifest-unreadable': 'manifest.json is not one of ours',
  'not-signed-by-a-published-key': 'no key that was published signed it: it was changed, or made by somebody else',
  'file-missing': 'the file is not there',
  'file-changed': 'the file is another than the manifest names',
  'file-unknown': 'the manifest does not name this file',
  unreadable: 'the file cannot be read as what it should be',
  'event-missing': 'the event is not there',
  'event-out-of-order': 'the event is not at its place',
  'event-changed': 'the event is another than the one after it names, or is written otherwise than it was hashed',
  'manifest-of-another-case': 'the manifest says something else of the case than the case itself',
  'withheld-for-no-reason': 'it is said to be withheld, and may not be',
  'head-not-signed': 'no key that was published for histories signed where this history ended',
  'head-not-anchored': 'no key that was published for histories signed the anchor over it',
  'not-what-was-signed': 'it is not what the signature beside it is over',
  'other-file': 'it is not the file that the history or the case names',
};

const place = (problem: Problem): string => {
  if ('where' in problem) return `${problem.where}: `;
  if ('seq' in problem) return `event ${problem.seq}: `;
  return 'at' in problem ? `byte ${problem.at}: ` : '';
};

/** What does not hold of a pack, as a sentence: where, and what it means. */
export const sentence = (problem: Problem): string => {
  const own = words[problem.what];
  return own === undefined ? ofHistory(problem as Parameters<typeof ofHistory>[0]) : `${place(problem)}${own}`;
};

import { eventsOf } from '../case/events.ts';
import { sha256 } from '../case/history.ts';
import type { Files, PackFile } from './contents.ts';
import { documentPaths } from './document-paths.ts';
import { keyThatSigned, type PublishedKeys } from './keys.ts';
import { hashOfBytes } from './manifest.ts';
import type { ContentProblem, PackedCase } from './packed-case.ts';

const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');

/**
 * Each agreement and final answer: its text is the one whose hash both sides hold, and its PDF, where there is one, was signed by the
 * key for documents.
 */
export const documentProblems = (
  files: Files,
  { agreements, texts }: PackedCase,
  { documents }: PublishedKeys,
): ContentProblem[] =>
  agreements.flatMap((agreement): ContentProblem[] => {
    const paths = documentPaths(agreement);
    const kept = texts.get(agreement.textId);
    const [exact, pdf, signature] = [files.get(paths.text), files.get(paths.pdf), files.get(paths.signature)];
    const isExact = text(exact) === kept && (kept === undefined || sha256(kept) === agreement.sha256);
    const isSigned =
      pdf === undefined
        ? signature === undefined
        : signature !== undefined && keyThatSigned(documents, pdf, signature) !== undefined;
    return [
      ...(isExact ? [] : [{ what: 'other-file', where: paths.text } as const]),
      ...(isSigned ? [] : [{ what: 'other-file', where: paths.pdf } as const]),
    ];
  });

/** Each file that came with a message has the hash that the history names; the originals of messages that of the list. */
export const keptProblems = (files: Files, listed: readonly PackFile[], { events }: PackedCase): ContentProblem[] => {
  const fates = new Map(
    eventsOf(events, 'attachment-kept').map(({ data }) => [`${data.messageId}.${data.index}`, data.sha256]),
  );
  return listed.flatMap((file): ContentProblem[] => {
    if (!('path' in file)) return [];
    const bytes = files.get(file.path);
    const expected = fates.get(file.id) ?? file.sha256;
    return bytes && hashOfBytes(bytes) === expected && file.sha256 === expected
      ? []
      : [{ what: 'other-file', where: file.path }];
  });
};

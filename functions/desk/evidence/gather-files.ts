import type { CaseFile } from '#domain/case/case-file.ts';
import type { Files, PackFile } from '#domain/evidence/contents.ts';
import { hashOfBytes } from '#domain/evidence/manifest.ts';
import { attachmentsOf, messagesWithFiles, originalsOf } from '#domain/messages/attachments.ts';
import { fileIdOf, fileSourceOf } from '#domain/messages/case-files.ts';
import type { EvidenceDeps } from './contract.ts';

/** Larger than any file of a channel that is kept (WhatsApp: 100 MB), and than any mail (SES: 40 MB). */
const LARGEST_FILE = 110_000_000;
/** Of all files together so much lies in a pack, which is made in the memory of a function; the rest is named with its hash. */
const MOST_BYTES = 100_000_000;

type Kept = { files: PackFile[]; bytes: Files };

/** A file that a pack may hold: what is said of it, and where it lies. */
type Sought = { about: Omit<Extract<PackFile, { path: string }>, 'path'>; from: 'evidence' | 'inbox'; key: string };

const attachmentsSought = (file: CaseFile): (Sought | PackFile)[] =>
  messagesWithFiles(file).flatMap((messageId) =>
    attachmentsOf(file, messageId).flatMap(({ name, type }, index): (Sought | PackFile)[] => {
      const source = fileSourceOf(file, { messageId, index });
      const about = { id: fileIdOf({ messageId, index }), messageId, ...(name && { name }), ...(type && { type }) };
      if (!source) return [];
      if ('absent' in source) return [{ ...about, absent: source.absent }];
      const { sha256 } = source;
      // What lies in a mail is in its original.
      if ('mail' in source) return [{ ...about, sha256, absent: 'in-the-original' }];
      return [{ about: { ...about, sha256, type: source.type }, from: 'evidence', key: source.key }];
    }),
  );

const originalsSought = (file: CaseFile): Sought[] =>
  originalsOf(file).map(({ messageId, key }) => ({
    about: { id: `original.${messageId}`, messageId },
    from: 'inbox',
    key,
  }));

const isSought = (one: Sought | PackFile): one is Sought => 'about' in one;

/** The files of a case with their bytes, as far as they may be handed out and there is room for them, one after another. */
export const gatherFiles = async (
  file: CaseFile,
  { inbox, evidence }: Pick<EvidenceDeps, 'inbox' | 'evidence'>,
): Promise<Kept> => {
  const kept: Kept = { files: [], bytes: new Map() };
  let left = MOST_BYTES;
  for (const one of [...attachmentsSought(file), ...originalsSought(file)]) {
    if (!isSought(one)) {
      kept.files.push(one);
      continue;
    }
    const { about, from, key } = one;
    const found = await { inbox, evidence }[from].read(key, Math.min(LARGEST_FILE, left));
    if (!('bytes' in found)) {
      kept.files.push({ ...about, absent: found.unreadable });
      continue;
    }
    const sha256 = hashOfBytes(found.bytes);
    const path = `files/${sha256}.${from === 'inbox' ? 'original' : 'bin'}`;
    left -= kept.bytes.has(path) ? 0 : found.bytes.length;
    kept.bytes.set(path, found.bytes);
    kept.files.push({ ...about, sha256, path });
  }
  return kept;
};

import { createHash } from 'node:crypto';
import { WHOLE } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { CaseItem } from '#domain/case/change.ts';
import { fileTypeOf } from '#domain/file-type.ts';
import { attachmentsOf, evidenceKey, fateOf, messagesWithFiles, originalText } from '#domain/messages/attachments.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Clock } from '#domain/time.ts';
import type { Objects } from '#platform/aws/objects.ts';
import type { Upload } from '#platform/http/multipart.ts';

/** The most files that one message brings over a form. */
const MOST_FILES = 10;

/** A file that came over a form and may be kept: what it is, is told by its bytes. */
export type UploadedFile = { name: string; type: string; size: number; sha256: string; bytes: Uint8Array };

export type KeepDeps = { cases: CaseStore; clock: Clock; evidence: Pick<Objects, 'keep'> };

/** The files of a form, each found to be of a kind that is kept. Refuses: file-not-allowed, with the place of each wrong one. */
export const checkedFiles = (uploads: readonly Upload[]): UploadedFile[] => {
  if (uploads.length > MOST_FILES)
    throw new Refusal('file-not-allowed', {
      errors: [{ pointer: '/files', message: `at most ${MOST_FILES} files are allowed` }],
    });
  const looked = uploads.map(({ name, type: said, bytes }, index) => ({
    index,
    file: { name, type: fileTypeOf(bytes, said), size: bytes.byteLength, bytes },
  }));
  const wrong = looked.filter(({ file }) => !file.type || file.size === 0);
  if (wrong.length > 0)
    throw new Refusal('file-not-allowed', {
      errors: wrong.map(({ index, file }) => ({
        pointer: `/files/${index}`,
        message:
          file.size === 0
            ? 'must not be empty'
            : 'must be a picture, a PDF, a recording, a plain text or an office document without macros',
      })),
    });
  return looked.flatMap(({ file: { type, ...rest } }) =>
    type ? [{ ...rest, type, sha256: createHash('sha256').update(rest.bytes).digest('hex') }] : [],
  );
};

/** What a case notes of the files of a message; none where there are none. */
export const fileItems = (messageId: string, files: readonly UploadedFile[]): CaseItem[] =>
  files.length === 0
    ? []
    : [
        originalText(messageId, {
          original: '',
          attachments: files.map(({ name, type, size, sha256 }) => ({ name, type, size, sha256 })),
        }),
      ];

/**
 * Keeps the files that a case has noted, under their hashes, and records each once: who sends the same form again after it broke off
 * here completes what is missing.
 */
export const keepFiles = async (caseId: string, files: readonly UploadedFile[], deps: KeepDeps): Promise<void> => {
  if (files.length === 0) return;
  for (const { sha256, bytes, type } of files) await deps.evidence.keep(evidenceKey(caseId, sha256), bytes, type);
  const at = deps.clock.now();
  await deps.cases.change({ caseId, ...WHOLE }, at, (file) => {
    const events = messagesWithFiles(file).flatMap((messageId) =>
      attachmentsOf(file, messageId).flatMap(({ sha256 }, index) => {
        const kept = files.find((candidate) => candidate.sha256 === sha256);
        if (!kept || fateOf(file, { messageId, index })) return [];
        const { size: bytes, type } = kept;
        return [
          {
            type: 'attachment-kept' as const,
            actor: { kind: 'system' as const },
            data: { messageId, index, sha256: kept.sha256, bytes, type },
          },
        ];
      }),
    );
    return events.length > 0 ? { events } : undefined;
  });
};

import { channels } from '#channels/names.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { copiedId } from '#domain/case/merge.ts';
import { type Attachment, attachmentsOf, fateOf, isAwaited, messagesWithFiles } from '#domain/messages/attachments.ts';
import { type FilePlace, fileIdOf, fileSourceOf, filesAskedAbout } from '#domain/messages/case-files.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { CasePart } from './contract.ts';

type View = CasePart<'attachments'>;

/** Where a file is opened; undefined where it cannot be had. */
const opensAt = (file: CaseFile, place: FilePlace): string | undefined => {
  const source = fileSourceOf(file, place);
  return source && !('absent' in source) ? `/desk/cases/${file.head.caseId}/files/${fileIdOf(place)}` : undefined;
};

const viewOf = (file: CaseFile, place: FilePlace, attachment: Attachment): View => {
  const listed = { ...place, ...attachment, file: fileIdOf(place), opens: opensAt(file, place) };
  const fate = fateOf(file, place);
  if (!fate) return omitUndefined({ ...listed, state: isAwaited(channels, file, place) ? 'awaited' : 'listed' });
  if (fate.type === 'attachment-refused')
    return omitUndefined({ ...listed, reason: fate.data.reason, state: 'refused' });
  const { type, bytes: size, sha256 } = fate.data;
  return omitUndefined({ ...listed, type, size, sha256, state: 'kept' });
};

/** The files that came with the messages of a case, with what became of each. What was checked replaces what was said of it. */
export const attachmentViews = (file: CaseFile): View[] =>
  messagesWithFiles(file).flatMap((messageId) =>
    attachmentsOf(file, messageId).map((attachment, index) => viewOf(file, { messageId, index }, attachment)),
  );

/**
 * The files of a case that was merged into another, beside the messages as they stand there. Each lies in its own case still, to be
 * blocked and destroyed with it, and opens there.
 */
export const mergedAttachments = (from: CaseFile, into: Case): View[] => {
  const back = new Set(
    from.messages.flatMap(({ messageId, copiedFrom }) => (copiedFrom === into.caseId ? [messageId] : [])),
  );
  return attachmentViews(from)
    .filter(({ messageId }) => !back.has(messageId))
    .map((view) => {
      const messageId = copiedId(from.head, view.messageId);
      return { ...view, messageId, file: fileIdOf({ messageId, index: view.index }), of: from.head.caseId };
    });
};

/** The files that an expert's questions show: what they are, without what they are called. */
export const askedAttachments = (file: CaseFile, expert: string): View[] => {
  const shown = filesAskedAbout(file, expert);
  return attachmentViews(file)
    .filter(({ file: id }) => shown.has(id))
    .map(({ messageId, index, file: id, type, size, state, opens }) =>
      omitUndefined({ messageId, index, file: id, type, size, state, opens }),
    );
};

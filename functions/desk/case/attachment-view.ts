import type { CaseFile } from '#domain/case/case-file.ts';
import { attachmentsOf, fateOf, isAwaited, KEPT, messagesWithFiles } from '#domain/messages/attachments.ts';
import { present } from '../present.ts';
import type { Part } from './settlement-view.ts';

/** The files that came with the messages of a case, with what became of each. What was checked replaces what was said of it. */
export const attachmentViews = (file: CaseFile): Part<'attachments'>[] =>
  messagesWithFiles(file).flatMap((messageId) =>
    attachmentsOf(file, messageId).map((attachment, index) => {
      const listed = { messageId, index, ...attachment };
      const fate = fateOf(file, { messageId, index });
      if (!fate) return present({ ...listed, state: isAwaited(file, messageId, index) ? 'awaited' : 'listed' });
      const { type = attachment.type, bytes: size = attachment.size, sha256, reason } = fate.data as Fate;
      return present({ ...listed, type, size, sha256, reason, state: fate.type === KEPT ? 'kept' : 'refused' });
    }),
  );

type Fate = { type?: string; bytes?: number; sha256?: string; reason?: string };

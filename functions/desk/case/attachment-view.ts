import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { attachmentsOf, fateOf, isAwaited, messagesWithFiles } from '#domain/messages/attachments.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { CasePart } from './contract.ts';

/** The files that came with the messages of a case, with what became of each. What was checked replaces what was said of it. */
export const attachmentViews = (file: CaseFile): CasePart<'attachments'>[] =>
  messagesWithFiles(file).flatMap((messageId) =>
    attachmentsOf(file, messageId).map((attachment, index) => {
      const listed = { messageId, index, ...attachment };
      const fate = fateOf(file, { messageId, index });
      if (!fate)
        return omitUndefined({
          ...listed,
          state: isAwaited(channels, file, { messageId, index }) ? 'awaited' : 'listed',
        });
      if (fate.type === 'attachment-refused')
        return omitUndefined({ ...listed, reason: fate.data.reason, state: 'refused' });
      const { type, bytes: size, sha256 } = fate.data;
      return omitUndefined({ ...listed, type, size, sha256, state: 'kept' });
    }),
  );

import { applyPageMessage } from '#cases/inbound-message/apply-page-message.ts';
import { fileItems, keepFiles, type UploadedFile } from '#cases/inbound-message/uploaded-files.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { correspondenceOf } from '#domain/messages/correspondence.ts';
import { Refusal } from '#domain/refusal.ts';
import type { CustomerMessage, TrackDeps } from './contract.ts';
import { isRepeated, keyedId } from './keyed-id.ts';
import { actWords } from './page/act-words.ts';

/** Messages a customer may leave before we have answered: enough for anybody, too few to fill a table. */
const MAX_UNANSWERED = 50;

/** What a customer adds; `key`: of the form it came by, whose repeat adds nothing. */
type Added = CustomerMessage & { caseId: string; files?: readonly UploadedFile[]; key?: string | undefined };

/** Words are there in any case: files that came alone are named. */
const wordsOf = ({ head }: CaseFile, { text, files = [] }: Added): string =>
  text.trim() === '' ? actWords[head.replyLanguage].onlyFiles(files.map(({ name }) => name).join(', ')) : text;

/**
 * The customer adds something, also after the end: it is kept, and the owner is notified. Where we asked for it, it completes
 * the complaint. Sent twice by the same form, it is there once; files that broke off the first time are kept then.
 *
 * Refuses: too-many-messages.
 */
export const addMessage = async (added: Added, deps: TrackDeps): Promise<void> => {
  const { caseId, files = [], key } = added;
  const at = deps.clock.now();
  const messageId = keyedId(deps.newId(), key);
  await deps.cases.change(caseId, at, (file) => {
    if (
      isRepeated(
        file.messages.map((known) => known.messageId),
        key,
      )
    )
      return undefined;
    if (correspondenceOf(file).unanswered >= MAX_UNANSWERED) throw new Refusal('too-many-messages');
    return applyPageMessage(
      { file, at, deps },
      {
        messageId,
        text: wordsOf(file, added),
        ...(files.length > 0 && { hasFiles: true, traces: { items: fileItems(messageId, files) } }),
      },
    );
  });
  await keepFiles(caseId, files, deps);
};

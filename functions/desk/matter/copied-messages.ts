import { textWrite } from '#cases/store/case-store.ts';
import { keys } from '#cases/store/keys.ts';
import type { Write } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { borrowedId } from '#domain/case/merge.ts';
import type { Message } from '#domain/case/message.ts';

/** A message as it stands in the case it follows its own into. */
export const borrowed = ({ head: from, texts }: CaseFile, into: Case, message: Message): Write[] => {
  // What was split off comes home: it only has to be seen again.
  if (message.copiedFrom === into.caseId)
    return [{ update: keys.message(into.caseId, message.messageId), remove: ['movedTo'] }];
  const messageId = borrowedId(from, message.messageId);
  const copy = { ...message, messageId, textId: messageId, copiedFrom: from.caseId };
  return [
    { put: { ...keys.message(into.caseId, messageId), ...copy } },
    textWrite(into.caseId, messageId, texts.get(message.textId) ?? ''),
  ];
};

/** The borrowed message is not seen in the other case any more. */
export const returned = ({ head: from }: CaseFile, into: Case, { messageId, copiedFrom }: Message): Write => ({
  update: keys.message(into.caseId, copiedFrom === into.caseId ? messageId : borrowedId(from, messageId)),
  set: { movedTo: from.caseId },
});

/** Whether a message of a merged case is seen in the other. */
export const isBorrowedBy = ({ head: from }: CaseFile, into: CaseFile, { messageId, copiedFrom }: Message): boolean => {
  const id = copiedFrom === into.head.caseId ? messageId : borrowedId(from, messageId);
  return into.messages.some((message) => message.messageId === id);
};

/** The pseudonyms of all who write to a case. */
export const keysOf = ({ customerKey, alsoKnownAs = [] }: Case): string[] => [
  ...(customerKey ? [customerKey] : []),
  ...alsoKnownAs,
];

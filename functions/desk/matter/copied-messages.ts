import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseItem } from '#domain/case/change.ts';
import { copiedId } from '#domain/case/merge.ts';
import type { Message } from '#domain/case/message.ts';
import { hiddenId, hiddenItems } from '#domain/messages/hidden-words.ts';
import { isWithheld, letGo } from '#domain/messages/hold-back.ts';

/** The id a message of a merged case has in the other; one that came from there keeps its own. */
const idIn = (into: Case, from: Case, { messageId, copiedFrom }: Message): string =>
  copiedFrom === into.caseId ? messageId : copiedId(from, messageId);

/** What is held leaves from its own case, where nobody takes it back any more. */
const asLeft = ({ held: _, ...message }: Message): Message => (isWithheld(message) ? letGo(message) : message);

/** A message as it stands in the case that its own is merged into. */
export const copied = ({ head: from, texts }: CaseFile, into: Case, message: Message): CaseItem[] => {
  const messageId = idIn(into, from, message);
  // What was split off comes home: it only has to be seen again.
  if (message.status === 'taken-back') return [];
  if (message.copiedFrom === into.caseId) return [{ kind: 'message-returned', messageId }];
  return [
    { kind: 'message', message: { ...asLeft(message), messageId, textId: messageId, copiedFrom: from.caseId } },
    { kind: 'text', textId: messageId, text: texts.get(message.textId) ?? '' },
    ...hiddenItems(messageId, texts.get(hiddenId(message.messageId))),
  ];
};

/** A message that a merge had copied is not seen in the other case any more; nothing where it is not seen there now. */
export const takenBack = (from: Case, { head, messages }: CaseFile, original: Message): CaseItem[] => {
  const messageId = idIn(head, from, original);
  return messages
    .filter((message) => message.messageId === messageId)
    .map((message) => ({ kind: 'message-change', message, set: { movedTo: from.caseId } }));
};

/** The pseudonyms of all who write to a case. */
export const keysOf = ({ customerKey, alsoKnownAs = [] }: Case): string[] => [
  ...(customerKey ? [customerKey] : []),
  ...alsoKnownAs,
];

import { CODE_TEMPLATE } from '#domain/case/answer-code.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';
import { attachmentsOf } from '#domain/messages/attachments.ts';
import { isWithheld } from '#domain/messages/hold-back.ts';
import { messagePage } from '#domain/messages/message-page.ts';
import { shownMessage } from '#domain/messages/shown-message.ts';
import type { LinkKind, Tracking } from './contract.ts';

const messageView =
  (file: CaseFile) =>
  (message: Message): Tracking['messages'][number] => {
    const { messageId, direction, at, textId, channel } = message;
    const noted = direction === 'in' && channel === 'staff';
    const files = attachmentsOf(file, messageId).flatMap(({ name }) => name ?? []);
    return {
      ...{ id: messageId, direction, ...(noted && { noted }), at },
      ...shownMessage(message, file.texts.get(textId) ?? ''),
      ...(direction === 'in' && files.length > 0 && { files }),
    };
  };

/** What came through the first link: the complaint itself, and messages on the page; and what we answered. */
export const isOfFirstLink = (
  { events }: CaseFile,
  { messageId, direction, channel, copiedFrom }: Message,
): boolean => {
  if (copiedFrom !== undefined) return false;
  const [received] = eventsOf(events, 'complaint-received');
  const isComplaint = messageId === received?.data.messageId && ['web', 'staff'].includes(channel);
  return direction === 'out' || channel === 'tracking-page' || isComplaint;
};

type ShownMessages = Pick<Tracking, 'messages' | 'earlierMessages'>;
type Before = { before?: string | undefined };

const pageOf = (file: CaseFile, shows: (message: Message) => boolean, { before }: Before): ShownMessages => {
  const { messages, earlier } = messagePage(file, {
    shows,
    sizeOf: ({ textId }) => (file.texts.get(textId) ?? '').length,
    ...(before !== undefined && { before }),
  });
  return { messages: messages.map(messageView(file)), ...(earlier !== undefined && { earlierMessages: earlier }) };
};

/** The words of the case that a link shows. */
export const messagesView = (file: CaseFile, link: LinkKind, page: Before): ShownMessages =>
  pageOf(
    file,
    (message) =>
      message.audience === 'customer' &&
      message.template !== CODE_TEMPLATE &&
      !message.person &&
      !isWithheld(message) &&
      (link === 'full' || isOfFirstLink(file, message)),
    page,
  );

/** What somebody wrote and was written whose case was merged into another person's; nothing of the other. */
export const ownMessagesView = (file: CaseFile, own: CaseFile, page: Before): ShownMessages => {
  const since = pageOf(
    file,
    (message) => message.person === own.head.caseId && !message.copiedFrom && !isWithheld(message),
    page,
  );
  const before = messagesView(own, 'full', page);
  // Where both go on, the older page begins where the first of them stops: nothing is left out, and something may be shown again.
  const earlier = [since.earlierMessages, before.earlierMessages]
    .filter((place) => place !== undefined)
    .sort()
    .at(-1);
  return {
    messages: [...before.messages, ...since.messages],
    ...(earlier !== undefined && { earlierMessages: earlier }),
  };
};

import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { shownMessage } from '#domain/messages/shown-message.ts';

const MOST_CHARACTERS = 60;

/** Without the marks and spaces that a text was cut after. */
const withoutEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && ' ,;:.'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};

/** The beginning of a text, cut between words. */
const beginningOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  if (letters.length <= MOST_CHARACTERS) return line;
  const cut = letters.slice(0, MOST_CHARACTERS).join('');
  const space = cut.lastIndexOf(' ');
  return `${withoutEnd(space > MOST_CHARACTERS / 2 ? cut.slice(0, space) : cut)}…`;
};

/** Id of the message that the case began with. */
export const firstMessageId = ({ events }: Pick<CaseFile, 'events'>): string | undefined =>
  eventsOf(events, 'complaint-received')[0]?.data.messageId;

/** What a case is about, as its customer would name it: the product and the order or, without them, the first words. */
export const matterOf = (file: Pick<CaseFile, 'head' | 'events' | 'messages' | 'texts'>): string | undefined => {
  const { product, orderRef } = file.head;
  if (product || orderRef) return beginningOf([product, orderRef].filter(Boolean).join(' · '));
  const id = firstMessageId(file);
  const message = file.messages.find(({ messageId }) => messageId === id);
  const { subject, text } = message ? shownMessage(message, file.texts.get(message.textId) ?? '') : { text: '' };
  const words = beginningOf(subject ?? text);
  return words === '' ? undefined : words;
};

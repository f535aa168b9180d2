import type { CaseFile, Reading } from '#domain/case/case-file.ts';
import { hiddenId } from '#domain/messages/hidden-words.ts';
import { messagePage, readingOfPage } from '#domain/messages/message-page.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Reader } from '../http/reader.ts';
import { askedAttachments, attachmentViews, mergedAttachments } from './attachment-view.ts';
import type { CasePart, DeskCase } from './contract.ts';
import { entryView, messageView } from './correspondence-view.ts';
import type { VisiblePart } from './visible-part.ts';

/** Which pages of a case are shown: the newest, or those before where another ended. */
export type CasePages = { before?: string; historyBefore?: number };

/** The most entries of a history in one answer, and characters of their words. */
const MOST_ENTRIES = 500;
const MOST_CHARACTERS = 200_000;

/** Where a page of the history ends. Refuses: value-invalid. */
const seqIn = (value: string | undefined): number | undefined => {
  if (value === undefined || value === '') return undefined;
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new Refusal('value-invalid', {
    title: 'The value of historyBefore is not valid',
    errors: [{ pointer: '/historyBefore', message: 'must be a number of an event' }],
  });
};

/** The pages that a query asks for. Refuses: value-invalid. */
export const pagesIn = ({ before, historyBefore }: Record<string, string>): CasePages => {
  const seq = seqIn(historyBefore);
  return { ...(before && { before }), ...(seq !== undefined && { historyBefore: seq }) };
};

/** What is read for these pages. Who wrote older messages stands in events that may lie anywhere: for them all are read. */
export const readingOf = ({ before, historyBefore }: CasePages): Reading => ({
  ...readingOfPage(before),
  ...(before === undefined
    ? { history: { entries: MOST_ENTRIES, ...(historyBefore !== undefined && { before: historyBefore }) } }
    : { allEvents: true }),
});

/** A page of messages with the files that came with them, and where the older ones are asked for. */
export const correspondencePage = (
  { file, merged }: { file: CaseFile; merged: CaseFile[] },
  visible: VisiblePart,
  { before, reader }: CasePages & { reader: Reader },
): Pick<DeskCase, 'messages' | 'attachments' | 'earlierMessages'> => {
  const { messages, earlier } = messagePage(file, {
    shows: (message) => visible.messages.includes(message),
    sizeOf: (message) => visible.messageText(message).length + (visible.text(hiddenId(message.messageId)) ?? '').length,
    ...(before !== undefined && { before }),
  });
  const isWhole = before === undefined && earlier === undefined;
  const shown = new Set(messages.map(({ messageId }) => messageId));
  const attachments = visible.shows('files')
    ? [...attachmentViews(file), ...merged.flatMap((from) => mergedAttachments(from, file.head))]
    : askedAttachments(file, reader.id);
  return {
    messages: messages.map(messageView(visible, file)),
    ...(earlier !== undefined && { earlierMessages: earlier }),
    attachments: isWhole ? attachments : attachments.filter(({ messageId }) => shown.has(messageId)),
  };
};

const sizeOf = ({ text = '', data }: CasePart<'history'>): number => text.length + JSON.stringify(data).length;

/** A page of the history, in its order, and where the older part is asked for. */
export const historyPage = (
  { events }: CaseFile,
  visible: VisiblePart,
  { historyBefore }: CasePages,
): Pick<DeskCase, 'history' | 'earlierHistory'> => {
  const wanted = events.filter(({ seq }) => historyBefore === undefined || seq < historyBefore);
  const history: CasePart<'history'>[] = [];
  let characters = 0;
  for (const event of wanted.toReversed()) {
    const entry = entryView(visible)(event);
    characters += sizeOf(entry);
    if (history.length > 0 && (history.length === MOST_ENTRIES || characters > MOST_CHARACTERS)) break;
    history.unshift(entry);
  }
  const [first] = history;
  return { history, ...(first && first.seq > 1 && { earlierHistory: first.seq }) };
};

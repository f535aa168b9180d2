import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';
import { originalsOf } from '#domain/messages/attachments.ts';
import { hiddenId } from '#domain/messages/hidden-words.ts';
import { keyPhrasesId, phrasesShown } from '#domain/messages/key-phrases.ts';
import { shownMessage } from '#domain/messages/shown-message.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { CasePart } from './contract.ts';
import type { VisiblePart } from './visible-part.ts';

const consentOf = (events: CaseEvent[], messageId: string): CasePart<'messages'>['consent'] =>
  eventsOf(events, 'recording-consent').find(({ data }) => data.messageId === messageId)?.data.consent;

/** Where the original of a message is read as it came. */
const originalPath = (caseId: string, messageId: string): string =>
  `/desk/cases/${caseId}/messages/${encodeURIComponent(messageId)}/original`;

/** What of a message is folded away. */
const hiddenOf = (
  messageId: string,
  { visible, file }: { visible: VisiblePart; file: CaseFile },
): CasePart<'messages'>['hidden'] => {
  const text = visible.text(hiddenId(messageId));
  if (text === undefined) return undefined;
  const hasOriginal = visible.shows('files') && originalsOf(file).some((original) => original.messageId === messageId);
  return { text, ...(hasOriginal && { original: originalPath(file.head.caseId, messageId) }) };
};

/** What a long letter speaks of. Where names are not shown, neither are phrases, which may hold them. */
const phrasesOf = (messageId: string, { shows, text }: VisiblePart): string[] | undefined => {
  const phrases = shows('words') ? phrasesShown(text(keyPhrasesId(messageId))) : [];
  return phrases.length > 0 ? phrases : undefined;
};

export const messageView =
  (visible: VisiblePart, file: CaseFile) =>
  (message: Message): CasePart<'messages'> => {
    const { messageId, direction, audience, channel, at, status } = message;
    const { failure, tried, noticeOnly, copiedFrom, template, to, held } = message;
    const { events } = file;
    const actor = events.find(({ data }) => 'messageId' in data && data.messageId === messageId)?.actor;
    const by = actor?.kind === 'person' ? actor.id : undefined;
    const words = shownMessage(message, visible.messageText(message));
    return omitUndefined({
      ...{ id: messageId, direction, audience, channel, at, status },
      ...{ failure, tried, noticeOnly, copiedFrom, template, by, to },
      undoUntil: status === 'held' ? held?.until : undefined,
      consent: consentOf(events, messageId),
      ...words,
      phrases: phrasesOf(messageId, visible),
      hidden: hiddenOf(messageId, { visible, file }),
    });
  };

/** The words behind an event, such as the reason of a hand-over: its data names their text item. */
const wordsOf = ({ data }: CaseEvent, { text, priced }: VisiblePart): string | undefined => {
  const [, textId] = Object.entries(data).find(([field]) => field.endsWith('extId')) ?? [];
  const words = typeof textId === 'string' ? text(textId) : undefined;
  return words === undefined ? undefined : priced(words);
};

/** Fields of events that say what something costs: not for experts. */
const COSTS = new Set(['cost', 'totalCost', 'concessions']);

const dataFor = ({ data }: CaseEvent, { shows }: VisiblePart): CaseEvent['data'] =>
  shows('money')
    ? data
    : (Object.fromEntries(Object.entries(data).filter(([field]) => !COSTS.has(field))) as CaseEvent['data']);

export const entryView =
  (visible: VisiblePart) =>
  (event: CaseEvent): CasePart<'history'> => {
    const { seq, at, type, actor, hash } = event;
    const data = dataFor(event, visible);
    return omitUndefined({ seq, at, type, actor, data, text: wordsOf(event, visible), hash });
  };

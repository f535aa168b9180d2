import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';
import { shownMessage } from '#domain/messages/shown-message.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { CasePart } from './contract.ts';
import type { VisiblePart } from './visible-part.ts';

const consentOf = (events: CaseEvent[], messageId: string): CasePart<'messages'>['consent'] =>
  eventsOf(events, 'recording-consent').find(({ data }) => data.messageId === messageId)?.data.consent;

export const messageView =
  ({ messageText }: VisiblePart, events: CaseEvent[]) =>
  (message: Message): CasePart<'messages'> => {
    const { messageId, direction, audience, channel, at, status, failure, tried, copiedFrom, template, to } = message;
    const actor = events.find(({ data }) => 'messageId' in data && data.messageId === messageId)?.actor;
    const by = actor?.kind === 'person' ? actor.id : undefined;
    const words = shownMessage(message, messageText(message));
    return omitUndefined({
      ...{ id: messageId, direction, audience, channel, at, status },
      ...{ failure, tried, copiedFrom, template, by, to },
      consent: consentOf(events, messageId),
      ...words,
    });
  };

/** The words behind an event, such as the reason of a hand-over: its data names their text item. */
const wordsOf = ({ data }: CaseEvent, { text }: VisiblePart): string | undefined => {
  const [, textId] = Object.entries(data).find(([field]) => field.endsWith('extId')) ?? [];
  return typeof textId === 'string' ? text(textId) : undefined;
};

export const entryView =
  (visible: VisiblePart) =>
  (event: CaseEvent): CasePart<'history'> => {
    const { seq, at, type, actor, data, hash } = event;
    return omitUndefined({ seq, at, type, actor, data, text: wordsOf(event, visible), hash });
  };

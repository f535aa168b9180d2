import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, textItem } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { type MessageContent, messageText, shortTextId, splitMessageText } from '#domain/messages/compose.ts';

/** The id of the letter of an offer; one that was edited and went back to approval keeps a place of its own. */
export const letterTextId = ({ cycle, round }: Pick<Offer, 'cycle' | 'round'>, edition = 1): string =>
  edition === 1 ? `letter-${cycle}-${round}` : `letter-${cycle}-${round}-${edition}`;

/** A letter that waits to be released, as it is stored: what was shown is what is sent. */
export const letterItems = (textId: string, { subject, body, short }: MessageContent): CaseItem[] => [
  textItem(textId, messageText(subject, body)),
  ...(short ? [textItem(shortTextId(textId), short)] : []),
];

/** A text with the tracking link that holds now in place of an older one of the same house: links are renewed, and widen once the customer is proved. */
export const withLink = (text: string, trackingUrl: string): string => {
  const end = trackingUrl.lastIndexOf('/') + 1;
  const house = trackingUrl.slice(0, end).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`${house}[\\w-]{20,}`, 'g'), () => trackingUrl);
};

/** A text with all of its tracking links but what opens them: whoever has one can answer in the customer's name. */
export const withoutLinks = (text: string): string => text.replace(/(\/t\/)[\w-]{20,}/g, '$1…');

/**
 * The letter of an offer that waits to be released, as it is shown and sent: the words that were stored, with the tracking
 * link that holds. Undefined where none was written yet.
 */
export const letterOf = (
  { texts }: Pick<CaseFile, 'texts'>,
  { letterTextId: textId }: Pick<Offer, 'letterTextId'>,
  trackingUrl: string,
): MessageContent | undefined => {
  const stored = textId === undefined ? undefined : texts.get(textId);
  if (textId === undefined || stored === undefined) return undefined;
  const { subject, body } = splitMessageText(stored);
  const short = texts.get(shortTextId(textId));
  return { subject, body: withLink(body, trackingUrl), ...(short && { short: withLink(short, trackingUrl) }) };
};

/** Whether somebody changed the letter before it went back to approval. */
export const isEdited = (offer: Offer): boolean =>
  offer.letterTextId !== undefined && offer.letterTextId !== letterTextId(offer);

/** The hash that stands in the history, at the offer and on the tracking page: of the UTF-8 bytes of the body, as the customer reads it. */
export const letterHash = ({ body }: Pick<MessageContent, 'body'>): string => sha256(body);

/** The hash of what goes to a phone in place of a message, where a change sends that. */
export const shortHash = (items: readonly CaseItem[], messageId: string): { sha256OfShort?: string } => {
  const short = items.find((item) => item.kind === 'text' && item.textId === shortTextId(messageId));
  return short?.kind === 'text' ? { sha256OfShort: sha256(short.text) } : {};
};

/** The message that carried an offer. Its text is what the customer accepted: evidence hashes it. */
export const offerMessageId = (cycle: number, round: number): string => `offer-${cycle}-${round}`;

/** SHA-256 (hex) of the very body that carried an offer to the customer: what an answer is an answer to. */
export const offerHash = ({ texts }: Pick<CaseFile, 'texts'>, { cycle, round }: Offer): string =>
  sha256(splitMessageText(texts.get(offerMessageId(cycle, round)) ?? '').body);

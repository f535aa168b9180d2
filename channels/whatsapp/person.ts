import type { ChannelItem } from '../contract.ts';
import { getObjects, getString, type Json } from '../json.ts';
import { authorOf, stranger } from '../meta/reading.ts';
import { publicThread, publicThreadOf } from '../shared/public-thread.ts';

/** Who a message is from or a status about, as far as WhatsApp says. */
export type WhatsAppPerson = Pick<ChannelItem, 'author' | 'threadId'>;

const PHONE = /^\+?(\d{6,15})$/;

/**
 * A person by number, by business-scoped user id (`US.1349...`, since 2026), or both. The number is the author's id as long as
 * it is given, and the user id the alias, so that a customer who hides the number later is still the same person.
 * @param number with or without `+`; Twilio's `whatsapp:` is cut off, so that its senders are the same people
 */
export const personOf = (
  { number, userId, name, username }: { [field in 'number' | 'userId' | 'name' | 'username']?: string | undefined },
  externalId: string,
): WhatsAppPerson => {
  const bare = number?.replace(/^whatsapp:/, '');
  const digits = PHONE.exec(bare ?? '')?.[1];
  const id = digits ?? bare ?? userId;
  if (id === undefined) return { author: authorOf({ ...stranger(externalId), name }) };
  const alias = userId === id ? undefined : userId;
  return { author: authorOf({ id, name, phone: digits && `+${digits}`, handle: username, alias }), threadId: id };
};

/** The person as one of a group, whose members all read what is said there: a thread of their own, and not a private one. */
export const inGroup = (person: WhatsAppPerson, group: string | undefined): WhatsAppPerson =>
  group === undefined
    ? person
    : { ...person, threadId: publicThread({ place: 'public', post: group }, person.author.id) };

export const isInGroup = ({ threadId }: WhatsAppPerson): boolean => publicThreadOf(threadId) !== undefined;

/** The person under another id as well; somebody who was not named is known by that one. */
export const alsoKnownAs = (
  { author, threadId }: WhatsAppPerson,
  id: string | undefined,
  externalId: string,
): WhatsAppPerson => {
  if (id === undefined) return { author, ...(threadId && { threadId }) };
  if (threadId === undefined) return personOf({ number: id }, externalId);
  return { author: { ...author, ...(id !== author.id && { alias: id }) }, threadId };
};

/** The card of the person with this number or id; a delivery that names one person means that one. */
const cardOf = (cards: Json[], number: string | undefined, userId: string | undefined): Json | undefined =>
  cards.find(
    (card) =>
      (number !== undefined && getString(card, 'wa_id') === number) ||
      (userId !== undefined && getString(card, 'user_id') === userId),
  ) ?? (cards.length === 1 ? cards[0] : undefined);

export const senderOf = (message: Json, value: Json, externalId: string): WhatsAppPerson => {
  const number = getString(message, 'from');
  const userId = getString(message, 'from_user_id');
  const card = cardOf(getObjects(value, 'contacts'), number, userId);
  return personOf(
    {
      number: number ?? getString(card, 'wa_id'),
      userId: userId ?? getString(card, 'user_id'),
      name: getString(card, 'profile', 'name'),
      username: getString(card, 'profile', 'username'),
    },
    externalId,
  );
};

/** In a group the one who received or read it, else the recipient. */
export const recipientOf = (status: Json, value: Json, externalId: string): WhatsAppPerson => {
  const number = getString(status, 'recipient_participant_id') ?? getString(status, 'recipient_id');
  const userId = getString(status, 'recipient_participant_user_id') ?? getString(status, 'recipient_user_id');
  const card = cardOf(getObjects(value, 'contacts'), number, userId);
  return personOf({ number, userId: userId ?? getString(card, 'user_id') }, externalId);
};

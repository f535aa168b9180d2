import type { ChannelItem } from '../contract.ts';
import { getObject, getObjects, getOneOrMore, getString, getText, type Json, lines, parseJson } from '../json.ts';
import { unsupportedReason } from '../meta/reading.ts';

/** What a message says, whatever it is made of; `reasons` where something of it cannot be read. */
export type WhatsAppContent = { text: string; attachments: ChannelItem['attachments']; reasons: string[] };

const said = (text: string | undefined): WhatsAppContent => ({ text: text ?? '', attachments: [], reasons: [] });

/** `audio\/ogg` is how a MIME type looks that was escaped twice on its way. */
const mime = (type: string | undefined): string | undefined => type?.replaceAll('\\/', '/');

/** The file is fetched with its id; `sha256` of the platform is not ours and is left out. */
const media = (file: Json): WhatsAppContent => {
  const type = mime(getString(file, 'mime_type'));
  const name = getString(file, 'filename') ?? getString(file, 'file_name');
  const id = getString(file, 'id');
  const attachment = { ...(name && { name }), ...(type && { type }), ...(id && { id }) };
  return { text: getString(file, 'caption') ?? '', attachments: [attachment], reasons: [] };
};

const place = (location: Json): WhatsAppContent =>
  said(
    lines(
      getString(location, 'name'),
      getString(location, 'address'),
      `${getString(location, 'latitude') ?? '?'}, ${getString(location, 'longitude') ?? '?'}`,
    ),
  );

const cards = (contacts: Json[]): WhatsAppContent =>
  said(
    lines(
      ...contacts.map((contact) => {
        const name =
          getString(contact, 'name', 'formatted_name') ?? /^FN:(.*)$/m.exec(getString(contact, 'vcard') ?? '')?.[1];
        const phones = getObjects(contact, 'phones').map((phone) => getString(phone, 'phone'));
        const mails = getObjects(contact, 'emails').map((mail) => getString(mail, 'email'));
        return [name, ...phones, ...mails].filter((text) => text !== undefined).join(', ');
      }),
    ),
  );

const basket = (order: Json): WhatsAppContent =>
  said(
    lines(
      getString(order, 'text'),
      ...getObjects(order, 'product_items').map((product) =>
        [
          `${getString(product, 'quantity') ?? '?'} x ${getString(product, 'product_retailer_id') ?? '?'}`,
          getString(product, 'item_price'),
          getString(product, 'currency'),
        ]
          .filter((text) => text !== undefined)
          .join(' '),
      ),
    ),
  );

/** What a field of a form was filled with: a text, a number, a tick, or several of them; files are told apart by their type. */
const filledWith = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (Array.isArray(value)) return value.map(filledWith).filter(Boolean).join(', ');
  return getText(value);
};

/** A filled form: one line per field, without the token that only the app understands, and the files that were picked in it. */
const form = (reply: Json): WhatsAppContent => {
  const fields = getObject(parseJson(getString(reply, 'response_json') ?? '')) ?? {};
  const names = Object.keys(fields).filter((field) => field !== 'flow_token');
  const answers = names.map((field) => [field, filledWith(fields[field])]).filter(([, answer]) => answer !== '');
  const picked = names.flatMap((field) => getOneOrMore(fields, field)).filter((file) => getString(file, 'mime_type'));
  const attachments = picked.flatMap((file) => media(file).attachments);
  const text = lines(...answers.map(([field, answer]) => `${field}: ${answer}`));
  return { text: text || attachments.length > 0 ? text : getText(reply, 'body'), attachments, reasons: [] };
};

const choice = (interactive: Json): WhatsAppContent => {
  const type = getString(interactive, 'type') ?? 'unknown';
  const reply = getObject(interactive, type);
  if (!reply) return { ...said(undefined), reasons: [unsupportedReason(type)] };
  if (type === 'nfm_reply') return form(reply);
  const text = lines(getString(reply, 'title'), getString(reply, 'description'));
  return { ...said(text), reasons: text ? [] : [unsupportedReason(type)] };
};

const READERS = new Map<string, (part: Json) => WhatsAppContent>([
  ['text', (text) => said(getString(text, 'body'))],
  ['button', (button) => said(getString(button, 'text') ?? getString(button, 'payload'))],
  ['interactive', choice],
  ['image', media],
  ['video', media],
  ['audio', media],
  ['voice', media],
  ['document', media],
  ['sticker', media],
  ['location', place],
  ['order', basket],
]);

/** The words and files of a message. What nobody here knows is kept without words and named, so that a person looks at it. */
export const contentOf = (message: Json): WhatsAppContent => {
  const type = getString(message, 'type') ?? 'unknown';
  if (type === 'contacts') return cards(getObjects(message, 'contacts'));
  const part = getObject(message, type);
  const read = READERS.get(type);
  if (part && read) return read(part);
  const inner = type === 'unsupported' ? getString(part, 'type') : undefined;
  return {
    ...said(getString(part, 'body') ?? getString(part, 'caption')),
    reasons: [unsupportedReason(inner ?? type)],
  };
};

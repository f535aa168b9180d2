import type { ChannelItem } from '../contract.ts';
import { jsonOf } from '../json.ts';
import { unsupported } from '../meta/reading.ts';
import { type Json, lines, part, parts, word } from '../shared/json-parts.ts';

/** What a message says, whatever it is made of; `reasons` where something of it cannot be read. */
export type Content = { text: string; attachments: ChannelItem['attachments']; reasons: string[] };

const said = (text: string | undefined): Content => ({ text: text ?? '', attachments: [], reasons: [] });

/** `audio\/ogg` is how a MIME type looks that was escaped twice on its way. */
const mime = (type: string | undefined): string | undefined => type?.replaceAll('\\/', '/');

/** The file is fetched with its id; `sha256` of the platform is not ours and is left out. */
const media = (file: Json): Content => {
  const type = mime(word(file, 'mime_type'));
  const name = word(file, 'filename');
  const id = word(file, 'id');
  const attachment = { ...(name && { name }), ...(type && { type }), ...(id && { id }) };
  return { text: word(file, 'caption') ?? '', attachments: [attachment], reasons: [] };
};

const place = (location: Json): Content =>
  said(
    lines(
      word(location, 'name'),
      word(location, 'address'),
      `${word(location, 'latitude') ?? '?'}, ${word(location, 'longitude') ?? '?'}`,
    ),
  );

const cards = (contacts: Json[]): Content =>
  said(
    lines(
      ...contacts.map((contact) => {
        const name = word(contact, 'name', 'formatted_name') ?? /^FN:(.*)$/m.exec(word(contact, 'vcard') ?? '')?.[1];
        const phones = parts(contact, 'phones').map((phone) => word(phone, 'phone'));
        return [name, ...phones].filter((text) => text !== undefined).join(', ');
      }),
    ),
  );

const basket = (order: Json): Content =>
  said(
    lines(
      word(order, 'text'),
      ...parts(order, 'product_items').map((product) =>
        [
          `${word(product, 'quantity') ?? '?'} x ${word(product, 'product_retailer_id') ?? '?'}`,
          word(product, 'item_price'),
          word(product, 'currency'),
        ]
          .filter((text) => text !== undefined)
          .join(' '),
      ),
    ),
  );

/** A filled form: one line per field, without the token that only the app understands. */
const form = (reply: Json): string => {
  const fields = part(jsonOf(word(reply, 'response_json') ?? '')) ?? {};
  const answers = Object.keys(fields).filter((field) => field !== 'flow_token' && word(fields, field) !== undefined);
  return lines(...answers.map((field) => `${field}: ${word(fields, field)}`)) || (word(reply, 'body') ?? '');
};

const choice = (interactive: Json): Content => {
  const type = word(interactive, 'type') ?? 'unknown';
  const reply = part(interactive, type);
  if (!reply) return { ...said(undefined), reasons: [unsupported(type)] };
  if (type === 'nfm_reply') return said(form(reply));
  const text = lines(word(reply, 'title'), word(reply, 'description'));
  return { ...said(text), reasons: text ? [] : [unsupported(type)] };
};

const READERS = new Map<string, (told: Json) => Content>([
  ['text', (text) => said(word(text, 'body'))],
  ['button', (button) => said(word(button, 'text') ?? word(button, 'payload'))],
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
export const contentOf = (message: Json): Content => {
  const type = word(message, 'type') ?? 'unknown';
  if (type === 'contacts') return cards(parts(message, 'contacts'));
  const told = part(message, type);
  const read = READERS.get(type);
  if (told && read) return read(told);
  const inner = type === 'unsupported' ? word(told, 'type') : undefined;
  return { ...said(word(told, 'body') ?? word(told, 'caption')), reasons: [unsupported(inner ?? type)] };
};

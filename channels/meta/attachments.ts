import type { ChannelItem } from '../contract.ts';
import { type Json, lines, part, parts, word } from '../shared/json-parts.ts';
import { linked, unsupported } from './reading.ts';

/** What the attachments of one message say: files, the words on them, and kinds that nobody here knows. */
export type Attached = { attachments: ChannelItem['attachments']; text: string; reasons: string[] };

/** Kinds of attachments that are media or a link to a post, in the platform's words. */
const MEDIA = new Set([
  'image',
  'video',
  'audio',
  'file',
  'sticker',
  'fallback',
  'share',
  'post',
  'ig_post',
  'reel',
  'ig_reel',
  'ig_story',
  'story_mention',
  'ephemeral',
]);

const place = (attachment: Json): string | undefined => {
  const at = part(attachment, 'payload', 'coordinates');
  return at && lines(word(attachment, 'title'), `${word(at, 'lat') ?? '?'}, ${word(at, 'long') ?? '?'}`);
};

/** The words on a card: a product the customer asks about, a button of ours that comes back. */
const card = ({ payload }: Json): string =>
  lines(
    word(payload, 'text') ?? word(payload, 'intro_message'),
    ...[...parts(payload, 'elements'), ...parts(payload, 'product', 'elements')].map((element) =>
      lines(word(element, 'title'), word(element, 'subtitle')),
    ),
  );

const read = (attachment: Json): Attached => {
  const type = word(attachment, 'type');
  const file = linked(
    type,
    word(attachment, 'payload', 'url') ?? word(attachment, 'url'),
    word(attachment, 'title') ?? word(attachment, 'payload', 'title'),
  );
  if (type === 'location') return { attachments: [], text: place(attachment) ?? '', reasons: [] };
  if (type === 'template') return { attachments: [file], text: card(attachment), reasons: [] };
  const shared = type === 'fallback' ? lines(file.name, file.id) : '';
  return { attachments: [file], text: shared, reasons: MEDIA.has(type ?? '') ? [] : [unsupported(type)] };
};

/** The attachments of a message of Messenger or Instagram. */
export const attachedTo = (message: Json): Attached => {
  const all = parts(message, 'attachments').map(read);
  return {
    attachments: all.flatMap(({ attachments }) => attachments),
    text: lines(...all.map(({ text }) => text || undefined)),
    reasons: all.flatMap(({ reasons }) => reasons),
  };
};

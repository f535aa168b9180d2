import type { ChannelItem } from '../contract.ts';
import { getObject, getObjects, getString, type Json, lines } from '../json.ts';
import { isThumb } from '../shared/like.ts';
import { linked, unsupportedReason } from './reading.ts';

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
  const at = getObject(attachment, 'payload', 'coordinates');
  return at && lines(getString(attachment, 'title'), `${getString(at, 'lat') ?? '?'}, ${getString(at, 'long') ?? '?'}`);
};

/** The words on a card: a product the customer asks about, a button of ours that comes back. */
const card = ({ payload }: Json): string =>
  lines(
    getString(payload, 'text') ?? getString(payload, 'intro_message'),
    ...[...getObjects(payload, 'elements'), ...getObjects(payload, 'product', 'elements')].map((element) =>
      lines(getString(element, 'title'), getString(element, 'subtitle')),
    ),
  );

/** The like that an attachment is, and nothing else: the thumb of Messenger, the heart of Instagram. */
const likeOf = (attachment: Json): string | undefined => {
  if (isThumb(getString(attachment, 'payload', 'sticker_id'))) return '👍';
  return getString(attachment, 'type') === 'like_heart' ? '❤️' : undefined;
};

const read = (attachment: Json): Attached => {
  const type = getString(attachment, 'type');
  const file = linked(
    type,
    getString(attachment, 'payload', 'url') ?? getString(attachment, 'url'),
    getString(attachment, 'title') ?? getString(attachment, 'payload', 'title'),
  );
  const like = likeOf(attachment);
  if (like) return { attachments: file.id ? [file] : [], text: like, reasons: [] };
  if (type === 'location') return { attachments: [], text: place(attachment) ?? '', reasons: [] };
  if (type === 'template') return { attachments: [file], text: card(attachment), reasons: [] };
  const shared = type === 'fallback' ? lines(file.name, file.id) : '';
  return { attachments: [file], text: shared, reasons: MEDIA.has(type ?? '') ? [] : [unsupportedReason(type)] };
};

/** Whether a message is a like and nothing else. */
export const isLike = (message: Json): boolean => {
  const all = getObjects(message, 'attachments');
  return (
    getString(message, 'text') === undefined &&
    (isThumb(getString(message, 'sticker_id')) || (all.length > 0 && all.every((one) => likeOf(one) !== undefined)))
  );
};

/** The attachments of a message of Messenger or Instagram. */
export const attachedTo = (message: Json): Attached => {
  const all = getObjects(message, 'attachments').map(read);
  return {
    attachments: all.flatMap(({ attachments }) => attachments),
    text: lines(...all.map(({ text }) => text || undefined)),
    reasons: all.flatMap(({ reasons }) => reasons),
  };
};

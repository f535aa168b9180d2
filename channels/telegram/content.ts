import { attachmentOf } from '../adapted.ts';
import type { ChannelItem } from '../contract.ts';
import { get, getObject, getOneOrMore, getWords, type Json } from '../json.ts';

/** What a message holds (Bot API, Message), without who, where and when. */
export type TelegramContent = { text: string; attachments: ChannelItem['attachments'] };

/** Media of one file each, and the type they have where Telegram does not say it. */
const MEDIA: Record<string, string> = {
  animation: 'video/mp4',
  audio: 'audio/mpeg',
  document: '',
  video: 'video/mp4',
  video_note: 'video/mp4',
  voice: 'audio/ogg',
};

const fileOf = (file: Json, type: string): ChannelItem['attachments'][number] =>
  attachmentOf({
    name: file['file_name'],
    type: getWords(file, 'mime_type') || type,
    size: file['file_size'],
    id: file['file_id'],
  });

const stickerType = (sticker: Json): string => {
  if (sticker['is_video'] === true) return 'video/webm';
  return sticker['is_animated'] === true ? 'application/x-tgsticker' : 'image/webp';
};

/** A photo comes in several sizes, the largest last. */
const photoOf = (sizes: unknown): Json | undefined => getOneOrMore(sizes).at(-1);

const filesOf = (message: Json): ChannelItem['attachments'] => {
  // An animation comes a second time as a document, for old bots.
  const media = Object.entries(MEDIA).filter(([kind]) => kind !== 'document' || !message['animation']);
  const files = media.flatMap(([kind, type]) => getOneOrMore(message[kind]).map((file) => fileOf(file, type)));
  const photo = photoOf(message['photo']);
  const stickers = getOneOrMore(message, 'sticker').map((sticker) => fileOf(sticker, stickerType(sticker)));
  return [...files, ...stickers, ...(photo ? [fileOf(photo, 'image/jpeg')] : [])];
};

const attachmentsOf = (message: Json): ChannelItem['attachments'] => [
  ...filesOf(message),
  ...getOneOrMore(message, 'paid_media', 'paid_media').flatMap((paid) => filesOf(paid)),
];

const DEEPEST = 12;
/** Fields of a rich message that hold further text, and what stands between its parts. */
const RICH: Record<string, string> = { text: '', caption: '', summary: '', blocks: '\n', items: '\n', cells: ' ' };

/** The words of a rich message: text is a string, a list of texts, or an object around one, as deep as anybody likes. */
const richWords = (value: unknown, between = '', depth = 0): string => {
  if (typeof value === 'string') return value;
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return '';
  const said = (parts: string[]) => parts.filter((part) => part !== '');
  if (Array.isArray(value))
    return said(value.map((part) => richWords(part, between, depth + 1))).join(
      value.some(Array.isArray) ? '\n' : between,
    );
  const json = getObject(value) ?? {};
  return said(Object.keys(RICH).map((field) => richWords(json[field], RICH[field], depth + 1))).join('\n');
};

const lines = (...parts: unknown[]): string =>
  parts
    .map((words) => getWords(words))
    .filter(Boolean)
    .join('\n');

const place = ({ latitude, longitude }: Json): string =>
  typeof latitude === 'number' && typeof longitude === 'number' ? `geo:${latitude},${longitude}` : '';

const named = (contact: Json): string =>
  [contact['first_name'], contact['last_name'], contact['phone_number']]
    .map((words) => getWords(words))
    .filter(Boolean)
    .join(' ');

/** What is not text, in words where it says something: the first that is there counts. */
const spoken: ((message: Json) => string)[] = [
  ({ text }) => getWords(text),
  ({ caption }) => getWords(caption),
  (message) => getWords(richWords(message['rich_message'])),
  ({ venue }) => lines(get(venue, 'title'), get(venue, 'address')),
  ({ location }) => place(getObject(location) ?? {}),
  ({ contact }) => named(getObject(contact) ?? {}),
  ({ poll }) => lines(get(poll, 'question'), ...getOneOrMore(poll, 'options').map((option) => option['text'])),
  ({ checklist }) => lines(get(checklist, 'title'), ...getOneOrMore(checklist, 'tasks').map((task) => task['text'])),
  ({ dice }) => getWords(dice, 'emoji'),
  ({ sticker }) => getWords(sticker, 'emoji'),
  (message) => getWords(message, 'web_app_data', 'data'),
];

export const contentOf = (message: Json): TelegramContent => {
  let text = '';
  for (const say of spoken) text ||= say(message);
  return { text, attachments: attachmentsOf(message) };
};

/** Fields of a message that say who, where, when and how, and nothing else. */
const ENVELOPE =
  /^(message_id|message_thread_id|from|sender_\w+|chat|date|edit_date|business_connection_id|guest_\w+|forward_\w+|is_\w+|reply_\w+|external_reply|quote|via_bot|has_\w+|media_group_id|author_signature|link_preview_options|effect_id|show_caption_above_media|direct_messages_topic|paid_star_count|receiver_user|ephemeral_\w+)$/;

/** What Telegram itself reports in a chat: nobody wrote it to us. */
const SERVICE =
  /^(new_chat_\w+|left_chat_member|chat_owner_\w+|delete_chat_photo|\w+_chat_created|message_auto_delete_timer_changed|migrate_\w+|pinned_message|invoice|successful_payment|refunded_payment|users?_shared|chat_shared|gift\w*|unique_gift|connected_website|write_access_allowed|passport_data|proximity_alert_triggered|boost_added|chat_background_set|checklist_tasks_\w+|poll_option_\w+|direct_message_price_changed|paid_message_price_changed|(general_)?forum_topic_\w+|giveaway\w*|video_chat_\w+|community_chat_\w+|managed_bot_created|suggested_post_\w+|game)$/;

/** The content a message has besides its envelope, by Telegram's names; `service` is what Telegram reports itself. */
export const typesOf = (message: Json): { service: string[]; other: string[] } => {
  const types = Object.keys(message).filter((field) => !ENVELOPE.test(field));
  return { service: types.filter((type) => SERVICE.test(type)), other: types.filter((type) => !SERVICE.test(type)) };
};

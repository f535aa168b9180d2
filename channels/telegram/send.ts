import { type Outgoing, Refused, type Sender } from '../contract.ts';
import { getId } from '../json.ts';
import { postJson } from '../shared/post-json.ts';
import { publicLine } from '../shared/public-reply.ts';
import { publicThreadOf } from '../shared/public-thread.ts';
import { setting } from '../shared/settings.ts';
import { cutTo } from '../shared/truncate.ts';
import { limits } from './limits.ts';

/** A thread as the adapter names it: business connection, chat, topic of a forum. */
const THREAD = /^(?:([^:]+):)?(-?\d+)(?:\/(\d+))?$/;

/** Groups have negative ids, and all their members read what stands there. */
const textOf = (message: Outgoing, chat: string): string => {
  const shown = publicLine(message, limits.text);
  if (!shown && chat.startsWith('-')) throw new Refused('not-for-the-public');
  return shown?.line ?? cutTo(limits.text, message.text, message.trackingUrl);
};

/** Answers in the chat the message came from, as a reply where it is known to what. A person has the chat of their own id. */
export const sendTelegram: Sender = async (message, deps) => {
  const place = publicThreadOf(message.threadId)?.post ?? message.threadId ?? message.to;
  const [, connection, chat, topic] = THREAD.exec(place) ?? [];
  if (!chat) throw new Refused('telegram-no-chat');
  const answered = Number(message.inReplyTo?.split(':').at(-1));
  const answer = await postJson('telegram', {
    fetch: deps.fetch,
    method: 'POST',
    url: `${deps.base ?? 'https://api.telegram.org'}/bot${setting(deps, 'bot_token')}/sendMessage`,
    headers: {},
    body: {
      chat_id: Number(chat),
      text: textOf(message, chat),
      link_preview_options: { is_disabled: true },
      ...(connection && { business_connection_id: connection }),
      ...(topic && { message_thread_id: Number(topic) }),
      ...(answered > 0 && { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }),
    },
  });
  const sent = getId(answer, 'result', 'message_id');
  const where = connection ? `${connection}:${chat}` : chat;
  // Taken without an id is taken all the same: to send again would write to the customer twice.
  return { externalId: sent ? `${where}:${sent}` : 'unknown' };
};

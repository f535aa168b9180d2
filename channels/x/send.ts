import { Refused, type Sender, type SendingDeps } from '../contract.ts';
import { getId } from '../json.ts';
import { postJson } from '../shared/post-json.ts';
import { publicLine } from '../shared/public-reply.ts';
import { cutTo } from '../shared/truncate.ts';
import { signed } from './authorization.ts';
import { limits } from './limits.ts';

const LINK = /https?:\/\/\S+/g;
/** Code points that weigh one; all others, such as emoji, weigh two (twitter-text, configuration 3). */
const isLight = (code: number): boolean =>
  code <= 4351 || (code >= 8192 && code <= 8205) || (code >= 8208 && code <= 8223) || (code >= 8242 && code <= 8247);

/** The length of a post as X counts it. */
export const weight = (text: string): number => {
  const links = text.match(LINK)?.length ?? 0;
  const signs = [...text.replace(LINK, '').normalize('NFC')];
  return signs.reduce((sum, sign) => sum + (isLight(sign.codePointAt(0) ?? 0) ? 1 : 2), links * limits.linkWeight);
};

/** A line that a post takes: it is shortened until it is light enough, which at half the length it always is. */
const postText = (text: string): string => {
  let line = text;
  for (let units = limits.postWeight; weight(line) > limits.postWeight; units -= 10) line = cutTo({ units }, text);
  return line;
};

type Post = { path: string; body: object; idField: string };

const post = async ({ path, body, idField }: Post, deps: SendingDeps): Promise<{ externalId: string }> => {
  const url = `${deps.base ?? 'https://api.x.com'}${path}`;
  const headers = { authorization: signed('POST', url, deps) };
  const answer = await postJson('x', { fetch: deps.fetch, method: 'POST', url, headers, body });
  // Taken without an id is taken all the same: to send again would write to the customer twice.
  return { externalId: getId(answer, 'data', idField) ?? 'unknown' };
};

/**
 * Answers a post with a short line that everybody reads, and a direct message with another one. X refuses direct messages
 * to people who do not take them from us: then another means is needed.
 */
export const sendX: Sender = async (message, deps) => {
  const shown = publicLine(message, { units: Number.POSITIVE_INFINITY });
  if (shown) {
    const reply = { in_reply_to_tweet_id: shown.target };
    return post({ path: '/2/tweets', body: { text: postText(shown.line), reply }, idField: 'id' }, deps);
  }
  if (!/^\d+$/.test(message.to)) throw new Refused('x-no-person');
  const text = cutTo(limits.text, message.text, message.trackingUrl);
  const path = `/2/dm_conversations/with/${message.to}/messages`;
  return post({ path, body: { text }, idField: 'dm_event_id' }, deps);
};

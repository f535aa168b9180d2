import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Adapted, ChannelItem } from '#channels/contract.ts';
import { adapters } from '#channels/inbound.ts';
import type { Channel } from '#channels/names.ts';
import { corpus } from '#local/paths.ts';
import { channelCalled } from '#tools/channel-names.ts';
import { expectSound } from './meta/payloads.ts';
import { RECEIVED_AT } from './real-payloads.ts';

type Payload = { file: string; channel: Channel; bytes: Buffer };

/** Every payload of a platform; mails have tests of their own (email/mails.corpus.test.ts). */
const payloads: Payload[] = readFileSync(join(corpus, 'index.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .flatMap((line) => {
    const { file, channel: platform } = JSON.parse(line) as { file: string; channel: string };
    const channel = channelCalled(platform);
    return channel && channel !== 'email' ? [{ file, channel, bytes: readFileSync(join(corpus, file)) }] : [];
  });

/** Where the platforms' references put what a customer says, sends and is; a place is the names on the way to it. */
const PLACES: Partial<Record<Channel, Record<'words' | 'files' | 'author' | 'time', RegExp>>> = {
  whatsapp: {
    words: /\.messages\.(?:text\.body|(?:image|video|document)\.caption|button\.text)$/,
    files: /\.messages\.(?:image|video|audio|document|sticker)\.id$/,
    author: /\.(?:messages\.(?:from|from_user_id)|contacts\.user_id)$/,
    time: /\.messages\.timestamp$/,
  },
  messenger: {
    words: /^entry\.messaging\.message\.text$/,
    files: /^entry\.messaging\.message\.attachments\.payload\.url$/,
    author: /^entry\.messaging\.sender\.(?:id|user_ref)$/,
    time: /^entry\.messaging\.timestamp$/,
  },
  instagram: {
    words: /^entry\.(?:messaging\.message\.text|changes\.value\.text)$/,
    files: /^entry\.messaging\.message\.attachments\.payload\.url$/,
    author: /^entry\.(?:messaging\.sender|changes\.value\.from)\.id$/,
    time: /^entry\.(?:messaging\.timestamp|time)$/,
  },
  facebook: {
    words: /^entry\.changes\.value\.(?:message|review_text)$/,
    files: /^none$/,
    author: /^entry\.changes\.value\.(?:from\.id|sender_id|reviewer_id)$/,
    time: /^entry\.(?:changes\.value\.created_time|time)$/,
  },
  telegram: {
    words: /^(?:edited_)?(?:business_)?message\.(?:text|caption)$/,
    files: /^(?:business_)?message\.(?:voice|video|document|audio|video_note)\.file_id$/,
    author: /\.(?:from|user|chat|sender_chat)\.id$/,
    time: /\.(?:date|edit_date)$/,
  },
  sms: { words: /^Body$/, files: /^MediaUrl\d$/, author: /^(?:From|To|originationNumber)$/, time: /^none$/ },
};

const parsed = (bytes: Buffer): unknown => {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
};

/** Every text and number of a payload with the names that lead to it; places in lists are left out. */
const leaves = (value: unknown, path: string[] = []): [place: string, text: string][] => {
  if (typeof value === 'string' && /^\s*[{[]/.test(value) && path.length > 0) {
    try {
      return leaves(JSON.parse(value), path);
    } catch {
      // A text that begins like JSON.
    }
  }
  if (typeof value !== 'object' || value === null) return [[path.join('.'), String(value ?? '')]];
  const inner = Object.entries(value);
  return inner.flatMap(([name, one]) => leaves(one, Array.isArray(value) ? path : [...path, name]));
};

const plain = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

/** Reasons to take something for no word of a customer's. */
const ASIDE = /^(?:echo|own|unsupported|service|start-of-chat|channel-post|from-bot|malformed|not-json|empty)/;
const isAside = ({ ignored }: Adapted): boolean => ignored.some(({ reason }) => ASIDE.test(reason));

/** A platform writes seconds or milliseconds. */
const instantOf = (time: string): string => new Date(Number(time) * (time.length < 12 ? 1000 : 1)).toISOString();

/** What of a payload is neither in the items made of it nor left aside with a reason. */
const lostOf = (adapted: Adapted, { channel, bytes }: Payload): string[] => {
  const places = PLACES[channel];
  if (!places) return [];
  const all = leaves(parsed(bytes)).filter(([, text]) => text !== '');
  const at = (place: RegExp) => all.flatMap(([path, text]) => (place.test(path) ? [text] : []));
  const messages = adapted.items.filter(({ kind }) => kind === 'message');
  const said = plain(adapted.items.map(({ text }) => text).join(' '));
  const files = adapted.items.flatMap(({ attachments }) => attachments.map(({ id }) => id));
  const authors = at(places.author);
  const times = at(places.time).map(instantOf);
  return [
    ...(isAside(adapted) ? [] : at(places.words).filter((words) => !said.includes(plain(words)))),
    ...(isAside(adapted) ? [] : at(places.files).filter((id) => !files.includes(id))),
    ...messages.flatMap(({ author: { id }, at: time, threadId }) => [
      // Where the platform does not say who it was, the adapter says so too.
      ...(id.startsWith('unknown:') || authors.includes(id) ? [] : [`author ${id}`]),
      ...(times.length === 0 || times.includes(time) ? [] : [`time ${time}`]),
      ...(threadId ? [] : ['thread']),
    ]),
  ];
};

/** A payload to which its platform has added a field everywhere. */
const extended = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(extended);
  const inner = Object.entries(value).map(([name, one]) => [name, extended(one)]);
  return { ...Object.fromEntries(inner), a_field_of_2027: { id: '7', type: 'new' } };
};

describe('every real payload of a platform', () => {
  const each = async (check: (adapted: Adapted, payload: Payload) => void | Promise<void>): Promise<void> => {
    for (const payload of payloads) await check(await adapters[payload.channel](payload.bytes, RECEIVED_AT), payload);
  };

  it('Every real payload of a platform becomes items that can be stored, or a reason', async () => {
    expect(payloads.length).toBeGreaterThan(400);
    await each(expectSound);
  });

  it('All that a customer said and sent in a real payload is kept, who it was and when', async () => {
    const lost: Record<string, string[]> = {};
    await each((adapted, payload) => {
      const found = lostOf(adapted, payload);
      if (found.length > 0) lost[payload.file] = found;
    });
    expect(lost).toEqual({});
  });

  it('A real payload says the same where the platform has added fields', async () => {
    await each(async ({ items }, { file, channel, bytes }) => {
      const body = parsed(bytes);
      if (!bytes.toString('utf8').trimStart().startsWith('{')) return;
      const again = await adapters[channel](Buffer.from(JSON.stringify(extended(body))), RECEIVED_AT);
      // What has no id of its own is known by the hash of its bytes.
      const known = (made: ChannelItem[]) => JSON.parse(JSON.stringify(made).replace(/[\da-f]{64}/g, 'hash'));
      expect(known(again.items), file).toEqual(known(items));
    });
  });
});

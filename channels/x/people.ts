import type { Instant } from '#domain/time.ts';
import type { ChannelItem } from '../contract.ts';
import { get, getFirst, getId, getObject, getOneOrMore, getWords, type Json } from '../json.ts';

/** The people a delivery names, by id. X wraps some of them in `data` and lists them in two ways. */
export type People = Map<string, Json>;

/** Where an event came from: our account's id, and the people the delivery names. */
export type XOrigin = { us: string | undefined; people: People; receivedAt: Instant };

export const peopleOf = (...lists: unknown[]): People =>
  new Map(
    lists
      .flatMap((list) => Object.values(Array.isArray(list) ? list : (getObject(list) ?? {})))
      .map((entry) => getObject(get(entry, 'data') ?? entry) ?? {})
      .flatMap((person) => {
        const id = getId(getFirst(person, 'id_str', 'id'));
        return id ? [[id, person] as const] : [];
      }),
  );

export const authorOf = (id: string, people: People): ChannelItem['author'] => {
  const person = people.get(id) ?? {};
  const name = getWords(person, 'name');
  const handle = getWords(getFirst(person, 'username', 'screen_name'));
  return { id, ...(name && { name }), ...(handle && { handle }) };
};

/** X writes these three as entities in its texts, and no others. */
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

export const textOf = (value: unknown): string =>
  getWords(value).replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);

const TYPES: Record<string, string> = { photo: 'image/jpeg', video: 'video/mp4', animated_gif: 'video/mp4' };

/** The address of a film, the lightest copy X keeps; besides X lists a still picture of it as its address. */
const filmOf = (media: Json): string | undefined => {
  const copies = getOneOrMore(get(media, 'video_info', 'variants') ?? media['variants']);
  const films = copies.filter((copy) => copy['content_type'] === 'video/mp4');
  const bits = (copy: Json) => Number(getFirst(copy, 'bitrate', 'bit_rate') ?? 0);
  return getId(films.sort((a, b) => bits(a) - bits(b))[0]?.['url']);
};

/** A picture or film; its id is its address where X gives one. */
export const mediaOf = (media: Json): ChannelItem['attachments'][number] => {
  const type = TYPES[getWords(media, 'type')];
  const id = filmOf(media) ?? getId(getFirst(media, 'media_url_https', 'url', 'media_key', 'id_str', 'id'));
  return { ...(type && { type }), ...(id && { id }) };
};

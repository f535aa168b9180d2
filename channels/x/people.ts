import type { ChannelItem } from '../contract.ts';
import { either, idOf, type Json, record, records, wordsOf } from '../payload.ts';

/** The people a delivery tells about, by id. X wraps some of them in `data` and lists them in two ways. */
export type People = Map<string, Json>;

export const peopleOf = (...lists: unknown[]): People =>
  new Map(
    lists
      .flatMap((list) => Object.values(Array.isArray(list) ? list : record(list)))
      .map((entry) => record(record(entry)['data'] ?? entry))
      .flatMap((person) => {
        const id = idOf(either(person, 'id_str', 'id'));
        return id ? [[id, person] as const] : [];
      }),
  );

export const authorOf = (id: string, people: People): ChannelItem['author'] => {
  const person = people.get(id) ?? {};
  const name = wordsOf(person['name']);
  const handle = wordsOf(either(person, 'username', 'screen_name'));
  return { id, ...(name && { name }), ...(handle && { handle }) };
};

/** X writes these three as entities in its texts, and no others. */
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

export const textOf = (value: unknown): string =>
  wordsOf(value).replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);

const TYPES: Record<string, string> = { photo: 'image/jpeg', video: 'video/mp4', animated_gif: 'video/mp4' };

/** The address of a film, the lightest copy X keeps; beside it X lists a still picture of it as its address. */
const filmOf = (media: Json): string | undefined => {
  const copies = records(record(media['video_info'])['variants'] ?? media['variants']);
  const films = copies.filter((copy) => copy['content_type'] === 'video/mp4');
  const bits = (copy: Json) => Number(either(copy, 'bitrate', 'bit_rate') ?? 0);
  return idOf(films.sort((a, b) => bits(a) - bits(b))[0]?.['url']);
};

/** A picture or film; its id is its address where X gives one. */
export const mediaOf = (media: Json): ChannelItem['attachments'][number] => {
  const type = TYPES[wordsOf(media['type'])];
  const id = filmOf(media) ?? idOf(either(media, 'media_url_https', 'url', 'media_key', 'id_str', 'id'));
  return { ...(type && { type }), ...(id && { id }) };
};

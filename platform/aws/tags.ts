const UNESCAPED: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|apos);/g, (one) => UNESCAPED[one] ?? one);

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one] ?? one);

const valueIn = (tag: string, name: string): string =>
  unescaped(new RegExp(`<${name}>([^<]*)</${name}>`).exec(tag)?.[1] ?? '');

/** The tags of an object, of S3's answer to GetObjectTagging. */
export const tagsOf = (answer: string): Map<string, string> =>
  new Map(
    answer
      .split('<Tag>')
      .slice(1)
      .map((tag) => [valueIn(tag, 'Key'), valueIn(tag, 'Value')]),
  );

/** All tags that an object is to have, for PutObjectTagging, which takes the others away. */
export const taggingOf = (tags: Map<string, string>): string => {
  const each = [...tags].map(([key, value]) => `<Tag><Key>${escaped(key)}</Key><Value>${escaped(value)}</Value></Tag>`);
  return `<Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet>${each.join('')}</TagSet></Tagging>`;
};

let segmenter: Intl.Segmenter | undefined;

/** As readers see them. What tells them apart is made for the first text that is too long. */
const charactersOf = (text: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return segmenter.segment(text);
};

const bytes = (text: string): number => Buffer.byteLength(text);
const units = (text: string): number => text.length;

/** What a text may weigh: in UTF-16 units, or in UTF-8 bytes where the platform counts those. */
export type Limit = { units: number } | { bytes: number };

/**
 * A text cut to a limit, between words or where there are none between characters as readers see them, with an ellipsis where something is missing.
 * @param tail what must stand at the end of a text that was cut, such as the link to the whole of it
 */
export const cutTo = (limit: Limit, text: string, tail = ''): string => {
  const size = 'bytes' in limit ? bytes : units;
  const max = 'bytes' in limit ? limit.bytes : limit.units;
  if (size(text) <= max) return text;
  const end = tail ? `…\n${tail}` : '…';
  let room = max - size(end);
  let kept = '';
  for (const { segment } of charactersOf(text)) {
    room -= size(segment);
    if (room < 0) break;
    kept += segment;
  }
  return `${kept.replace(/\s+\S*$/, '')}${end}`;
};

import type { Invariant } from './observed.ts';

/** Whoever was told that their complaint was taken in has a case under that reference: one, however often they sent it. */
export const everyReceiptHasCase: Invariant = {
  name: 'every receipt has its case',
  broken: ({ files, system: { promised } }) => {
    const references = new Set(files.map(({ head }) => head.reference));
    const first = new Map<string, string>();
    return promised.flatMap(({ key, reference }) => {
      const before = first.get(key) ?? reference;
      first.set(key, before);
      if (before !== reference) return [`${key} became both ${before} and ${reference}`];
      return references.has(reference) ? [] : [`${reference} was received, and there is no such case`];
    });
  },
};

/** What was sent once opens one case: there are no more cases by the form than complaints that were sent. */
export const oneCaseEach: Invariant = {
  name: 'one case for each complaint',
  broken: ({ files, system: { sent } }) => {
    const opened = files.filter(
      ({ head: { channel, splitFrom, linkedTo } }) => channel === 'web' && !splitFrom && !linkedTo,
    );
    return opened.length > sent.size ? [`${sent.size} complaints were sent, and ${opened.length} cases opened`] : [];
  },
};

import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import { digestOf, type Part } from '#domain/case/digests.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { firstBreak, sha256 } from '#domain/case/history.ts';
import { type Batch, batchHash, batchOf, type HistoryHead } from '#domain/case/signed-heads.ts';

/**
 * Hashes as they were made when this file was written, with canonicalize 4.0.0: histories that are stored were hashed so, and stay
 * as they are. Where one of them fails after an upgrade or a change, that breaks every history: the upgrade does not go in.
 */
const vectors = JSON.parse(readFileSync('test/domain/case/vectors/hashes.json', 'utf8')) as {
  canonical: { value: object; text: string; sha256: string }[];
  links: CaseEvent[];
  digests: (Pick<Part, 'content' | 'salt'> & { digest: string })[];
  batches: { heads: HistoryHead[]; batch: Batch; hash: string }[];
};

describe('hashes stay what they were', () => {
  it.each(vectors.canonical)('The canonical JSON of $text is the same', ({ value, text, sha256: hash }) => {
    expect(canonicalize(value)).toBe(text);
    expect(sha256(text)).toBe(hash);
  });

  it('A chain that was stored still holds, and no other is taken for it', () => {
    expect(firstBreak(vectors.links)).toBeUndefined();
    expect(firstBreak(vectors.links.map((link, index) => (index === 1 ? { ...link, digests: {} } : link)))).toBe(2);
  });

  it.each(vectors.digests)('The digest $digest is the same', ({ digest, ...part }) => {
    expect(digestOf(part)).toBe(digest);
  });

  it('The same words under two salts have nothing in common, and without a salt they cannot be told', () => {
    const [first, second] = vectors.digests;
    expect(first?.content).toEqual(second?.content);
    expect(first?.digest).not.toBe(second?.digest);
    expect([first?.digest, second?.digest]).not.toContain(sha256('Sí, acepto.'));
  });

  it.each(vectors.batches)('The batch of number $batch.number is the same', ({ heads, batch, hash }) => {
    expect(batchOf(heads, batch)).toEqual(batch);
    expect(batchHash(batch)).toBe(hash);
  });
});

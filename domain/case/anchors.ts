import canonicalize from 'canonicalize';
import type { Instant } from '../time.ts';
import { sha256 } from './history.ts';
import { merkleTree, rootOf } from './merkle.ts';
import { type Batch, batchText, isSignature, type SignedHead } from './signed-heads.ts';

/**
 * One root over all batches of heads that were signed since the anchor before. Every head lies in a batch and every batch under one
 * anchor, so the anchors answer for the last hash of every case, and what an anchor costs grows with what changed, not with how many
 * cases there are.
 */
export type Anchor = {
  /** Tells it from a batch, which the same key signs. */
  kind: 'anchor';
  /** From 1, without a gap. */
  number: number;
  /** Hash of the anchor before; `GENESIS` for the first. */
  previous: string;
  at: Instant;
  /** The first and the last batch under it. */
  first: number;
  last: number;
  root: string;
};

/** An anchor with its signature: ECDSA over P-256 with SHA-256, DER in Base64. `stamp`: a time stamp of RFC 3161 over it, DER in Base64. */
export type SignedAnchor = { anchor: Anchor; signature: string; stamp?: string };

/** Where a batch lies under an anchor. */
export type Anchored = SignedAnchor & { index: number; path: string[] };

/** A signed head with the anchor that its batch lies under. */
export type AnchoredHead = SignedHead & { anchored: Anchored };

/** What is signed of an anchor: its canonical JSON (RFC 8785). */
export const anchorText = (anchor: Anchor): string => canonicalize(anchor) ?? '';

/** The hash of an anchor, which the next one names. */
export const anchorHash = (anchor: Anchor): string => sha256(anchorText(anchor));

/** The anchor over batches, which lie one after another. @throws RangeError where there are none */
export const anchorOf = (
  batches: readonly Batch[],
  { number, previous, at }: Pick<Anchor, 'number' | 'previous' | 'at'>,
): Anchor => {
  const [first, last] = [batches[0]?.number, batches.at(-1)?.number];
  if (first === undefined || last === undefined) throw new RangeError('An anchor is over at least one batch');
  return { kind: 'anchor', number, previous, at, first, last, root: merkleTree(batches.map(batchText)).root };
};

/** Where each batch lies under an anchor over them. */
export const anchoredBatches = (batches: readonly Batch[], signed: SignedAnchor): Anchored[] => {
  const { paths } = merkleTree(batches.map(batchText));
  return batches.map((_, index) => ({ ...signed, index, path: paths[index] ?? [] }));
};

/** @param publicKey DER of a SubjectPublicKeyInfo */
export const isAnchorSigned = ({ anchor, signature }: SignedAnchor, publicKey: Uint8Array): boolean =>
  anchor.kind === 'anchor' && isSignature(anchorText(anchor), { signature, publicKey });

/** Whether the batch of a head lies under its anchor, which was signed. */
export const isAnchored = ({ batch, anchored }: AnchoredHead, publicKey: Uint8Array): boolean => {
  const { anchor, index, path } = anchored;
  const count = anchor.last - anchor.first + 1;
  return (
    batch.number === anchor.first + index &&
    rootOf(batchText(batch), { index, count, path }) === anchor.root &&
    isAnchorSigned(anchored, publicKey)
  );
};

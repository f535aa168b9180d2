import { createPublicKey, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '../time.ts';
import type { SignedEnd } from './check-history.ts';
import { sha256 } from './history.ts';
import { merkleTree, rootOf } from './merkle.ts';

/** How long the history of a case was at a moment, and its last hash. */
export type HistoryHead = SignedEnd & { caseId: string };

/**
 * What is signed: one root over the heads of many cases (domain/case/merkle), and the hash of the batch before, so that none can be
 * taken out or put in between.
 */
export type Batch = {
  /** From 1, without a gap. */
  number: number;
  /** Hash of the batch before; `GENESIS` for the first. */
  previous: string;
  at: Instant;
  /** How many heads. */
  count: number;
  root: string;
};

/** A batch with its signature: ECDSA over P-256 with SHA-256, DER in Base64. */
export type SignedBatch = { batch: Batch; signature: string };

/** A head with all it takes to prove that it was signed: the batch, and the way to its root. */
export type SignedHead = HistoryHead & SignedBatch & { index: number; path: string[] };

const canonical = (value: object): string => canonicalize(value) ?? '';
/** What a head is under the root of its batch: its canonical JSON (RFC 8785). */
const leafOf = ({ caseId, seq, lastHash }: HistoryHead): string => canonical({ caseId, seq, lastHash });

/** Heads in the order in which they are signed. */
export const inSigningOrder = (heads: readonly HistoryHead[]): HistoryHead[] =>
  heads
    .map(({ caseId, seq, lastHash }) => ({ caseId, seq, lastHash }))
    .sort((a, b) => (a.caseId === b.caseId ? a.seq - b.seq : a.caseId < b.caseId ? -1 : 1));

/** What is signed of a batch: its canonical JSON (RFC 8785). */
export const batchText = (batch: Batch): string => canonical(batch);

/** The hash of a batch, which the next one names. */
export const batchHash = (batch: Batch): string => sha256(batchText(batch));

/** A batch of heads, which are in signing order, after the batch before. */
export const batchOf = (
  heads: readonly HistoryHead[],
  { number, previous, at }: Pick<Batch, 'number' | 'previous' | 'at'>,
): Batch => ({ number, previous, at, count: heads.length, root: merkleTree(heads.map(leafOf)).root });

/** The heads of a batch, each with its proof. */
export const proved = (heads: readonly HistoryHead[], signed: SignedBatch): SignedHead[] => {
  const { paths } = merkleTree(heads.map(leafOf));
  return heads.map((head, index) => ({ ...head, ...signed, index, path: paths[index] ?? [] }));
};

/** Whether the root of a batch is that of these heads. */
export const isBatchOf = (batch: Batch, heads: readonly HistoryHead[]): boolean =>
  batch.count === heads.length && merkleTree(heads.map(leafOf)).root === batch.root;

/**
 * Whether bytes, or the UTF-8 of a text, were signed: ECDSA over P-256 with SHA-256, DER in Base64.
 * @param publicKey DER of a SubjectPublicKeyInfo, as KMS gives it
 */
export const isSignature = (
  signed: string | Uint8Array,
  { signature, publicKey }: { signature: string; publicKey: Uint8Array },
): boolean => {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  return verify('sha256', Buffer.from(signed), key, Buffer.from(signature, 'base64'));
};

/** @param publicKey DER of a SubjectPublicKeyInfo, as KMS gives it */
export const isSigned = ({ batch, signature }: SignedBatch, publicKey: Uint8Array): boolean =>
  isSignature(batchText(batch), { signature, publicKey });

/** Whether a head was signed with the others of its batch. */
export const isHeadSigned = (head: SignedHead, publicKey: Uint8Array): boolean =>
  rootOf(leafOf(head), { index: head.index, count: head.batch.count, path: head.path }) === head.batch.root &&
  isSigned(head, publicKey);

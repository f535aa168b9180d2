import { lastAnchor, storedAnchor } from '#cases/store/anchors.ts';
import type { Table } from '#cases/store/table.ts';
import { anchorHash, isAnchorSigned, type SignedAnchor } from '#domain/case/anchors.ts';
import { GENESIS } from '#domain/case/history.ts';
import { merkleTree } from '#domain/case/merkle.ts';
import { type Batch, batchText } from '#domain/case/signed-heads.ts';
import type { Instant } from '#domain/time.ts';
import { endsElsewhere } from './chain-end.ts';

/** What is wrong with an anchor. */
export type AnchorProblem = {
  anchor: number;
  what: /** It is not there, though later ones are, or it is kept. */
    | 'missing'
    /** Its signature is not by our key. */
    | 'not-signed-by-us'
    /** It does not follow the one before, or does not begin where that one ended. */
    | 'out-of-chain'
    /** The batches that it is over are others than were anchored, or one of them is gone. */
    | 'other-batches'
    /** Another one lies where nothing can be removed. */
    | 'not-as-kept'
    /** None lies where nothing can be removed. */
    | 'not-kept'
    /** The record of the last anchor names another one. */
    | 'other-end';
};

/** All anchors, and what of them cannot be relied on. */
export type Anchors = {
  problems: AnchorProblem[];
  signed: SignedAnchor[];
  /** Number of the last one. */
  last: number;
  /** The last batch under an anchor, and under one of which all that follows was done. */
  reach: number;
  doneReach: number;
  lastAt?: Instant;
};

/** Where anchors lie that nobody can change: one by its number; undefined where there is none. */
export type KeptAnchor = (number: number) => Promise<SignedAnchor | undefined>;

type Sight = { table: Pick<Table, 'get'>; publicKey: Uint8Array; kept: KeptAnchor };

/** After so many days without an anchor there is none left. */
const GAP = 31;

type Place = { number: number; previous: string; reach: number; kept: SignedAnchor | undefined; isUnfinished: boolean };

/** What is wrong with one anchor, by itself and at its place in the chain. */
const problemsOf = (signed: SignedAnchor, publicKey: Uint8Array, place: Place): AnchorProblem['what'][] => {
  const { anchor } = signed;
  const { number, previous, reach, kept, isUnfinished } = place;
  const follows = anchor.number === number && anchor.previous === previous && anchor.first === reach + 1;
  const isOther = kept !== undefined && anchorHash(kept.anchor) !== anchorHash(anchor);
  return [
    ...(isAnchorSigned(signed, publicKey) ? [] : (['not-signed-by-us'] as const)),
    ...(follows ? [] : (['out-of-chain'] as const)),
    ...(isOther ? (['not-as-kept'] as const) : []),
    ...(kept === undefined && !isUnfinished ? (['not-kept'] as const) : []),
  ];
};

/** The numbers after one, up to another. */
const between = (after: number, to: number): number[] =>
  Array.from({ length: Math.max(to - after, 0) }, (_, at) => after + 1 + at);

/**
 * Reads all anchors and checks their chain and their signatures, each against the one that is kept. What lies under them is checked as the
 * batches are read.
 * @param sight its `publicKey` is DER of a SubjectPublicKeyInfo
 */
export const readAnchors = async ({ table, publicKey, kept }: Sight): Promise<Anchors> => {
  const end = await lastAnchor(table);
  const anchors: Anchors = { problems: [], signed: [], last: 0, reach: 0, doneReach: 0 };
  const wrong = (anchor: number, ...found: AnchorProblem['what'][]) =>
    anchors.problems.push(...found.map((what) => ({ anchor, what })));
  let previous = GENESIS;
  for (let number = 1; number <= Math.max(end.number, anchors.last + GAP); number++) {
    const signed = await storedAnchor(table, number);
    if (!signed) continue;
    for (const gone of between(anchors.last, number - 1)) wrong(gone, 'missing');
    const { reach, doneReach } = anchors;
    const isUnfinished = number === end.number && !end.isDone;
    const place = { number, previous, reach, kept: await kept(number), isUnfinished };
    wrong(number, ...problemsOf(signed, publicKey, place));
    const { last, at } = signed.anchor;
    previous = anchorHash(signed.anchor);
    anchors.signed.push(signed);
    Object.assign(anchors, { last: number, reach: last, lastAt: at, doneReach: isUnfinished ? doneReach : last });
  }
  // One that was taken from the end, with the record of it, still lies where nothing can be removed.
  const after = Math.max(end.number, anchors.last) + 1;
  for (const gone of between(anchors.last, (await kept(after)) ? after : end.number)) wrong(gone, 'missing');
  if (await endsElsewhere(end, { last: anchors.last, hash: previous }, () => lastAnchor(table)))
    wrong(anchors.last, 'other-end');
  return anchors;
};

/** Takes batches in their order, and finds each anchor that is over others. No more than the batches of a day are in memory. */
export const batchesUnder = ({ signed, problems }: Anchors): { take: (batch: Batch) => void; end: () => void } => {
  let at = 0;
  let texts: string[] = [];
  const close = ({ anchor }: SignedAnchor): void => {
    const count = anchor.last - anchor.first + 1;
    const isSame = texts.length === count && merkleTree(texts).root === anchor.root;
    if (!isSame) problems.push({ anchor: anchor.number, what: 'other-batches' });
    texts = [];
    at++;
  };
  const closeBefore = (batch: number): void => {
    for (let open = signed[at]; open && open.anchor.last < batch; open = signed[at]) close(open);
  };
  return {
    take: (batch) => {
      closeBefore(batch.number);
      if (signed[at]) texts.push(batchText(batch));
    },
    end: () => closeBefore(Number.POSITIVE_INFINITY),
  };
};

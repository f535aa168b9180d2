import { anchorDone, lastAnchor, storeAnchor, storeAnchoredHeads, storedAnchor } from '#cases/store/anchors.ts';
import { lastBatch, storedBatch } from '#cases/store/signed-heads.ts';
import type { Table } from '#cases/store/table.ts';
import {
  type AnchoredHead,
  anchoredBatches,
  anchorHash,
  anchorOf,
  anchorText,
  type SignedAnchor,
} from '#domain/case/anchors.ts';
import { proved } from '#domain/case/signed-heads.ts';
import { Permanent } from '#domain/failures.ts';
import type { Clock } from '#domain/time.ts';
import { log } from '#platform/log.ts';

export type AnchorDeps = {
  table: Table;
  clock: Clock;
  /** Signs a text with the key for histories; Base64 of the signature. */
  sign: (text: string) => Promise<string>;
  /** Puts an anchor where nothing can be removed or changed; one that is there already stays. */
  keep: (anchor: SignedAnchor) => Promise<void>;
  /** A time stamp over a text by an authority; undefined where none is set, or it cannot be had. */
  stamp: (text: string) => Promise<string | undefined>;
};

/** So many batches lie under one anchor; the rest waits for the next run. A day has 1,440 minutes, and a batch takes one at least. */
const MOST_BATCHES = 2000;

type Batches = NonNullable<Awaited<ReturnType<typeof storedBatch>>>[];

/** @throws Permanent where a batch is gone: nothing is anchored over a gap */
const batchesBetween = async (first: number, last: number, { table }: AnchorDeps): Promise<Batches> => {
  const batches: Batches = [];
  for (let number = first; number <= last; number++) {
    const stored = await storedBatch(table, number);
    if (!stored) throw new Permanent(`Batch ${number} of signed heads is gone`);
    batches.push(stored);
  }
  return batches;
};

/** The newest head of each case under an anchor, with the way from its hash to the anchor. */
const newestHeads = (batches: Batches, signed: SignedAnchor): AnchoredHead[] => {
  const places = anchoredBatches(
    batches.map(({ batch }) => batch),
    signed,
  );
  const newest = new Map<string, AnchoredHead>();
  for (const [index, { heads, ...batch }] of batches.entries())
    for (const head of proved(heads, batch)) {
      const anchored = places[index];
      if (anchored) newest.set(head.caseId, { ...head, anchored });
    }
  return [...newest.values()];
};

/** All that follows from an anchor; each step may be repeated. */
const finish = async (signed: SignedAnchor, batches: Batches, deps: AnchorDeps): Promise<void> => {
  await deps.keep(signed);
  await storeAnchoredHeads(deps.table, newestHeads(batches, signed));
  await anchorDone(deps.table, signed.anchor.number);
  const { number, first, last } = signed.anchor;
  log('info', 'anchored', { anchor: number, batches: last - first + 1 });
};

/** What a run before has begun and not finished. */
const resume = async (deps: AnchorDeps): Promise<void> => {
  const { number, isDone } = await lastAnchor(deps.table);
  const signed = isDone ? undefined : await storedAnchor(deps.table, number);
  if (signed) await finish(signed, await batchesBetween(signed.anchor.first, signed.anchor.last, deps), deps);
};

/**
 * Anchors what was signed since the anchor before: one root over all batches, signed, and kept where nobody can change it. Each case's
 * last hash is under a batch and each batch under an anchor, so a run reads what changed and not how many cases there are. Nothing
 * where nothing was signed. May be repeated: what was begun is finished first.
 * @throws Permanent where a batch is gone
 */
export const anchorHistories = async (_: unknown, deps: AnchorDeps): Promise<{ anchored: number }> => {
  const { table, clock, sign, stamp } = deps;
  await resume(deps);
  const [before, end] = await Promise.all([lastAnchor(table), lastBatch(table)]);
  const last = Math.min(end.number, before.last + MOST_BATCHES);
  if (last <= before.last) return { anchored: 0 };
  const batches = await batchesBetween(before.last + 1, last, deps);
  const anchor = anchorOf(
    batches.map(({ batch }) => batch),
    { number: before.number + 1, previous: before.hash, at: clock.now() },
  );
  const text = anchorText(anchor);
  const stamped = await stamp(text);
  const signed = { anchor, signature: await sign(text), ...(stamped !== undefined && { stamp: stamped }) };
  await storeAnchor(table, signed, anchorHash(anchor));
  await finish(signed, batches, deps);
  return { anchored: batches.length };
};

import type { Anchor, AnchoredHead, SignedAnchor } from '#domain/case/anchors.ts';
import { GENESIS } from '#domain/case/history.ts';
import { inTransactions } from './in-transactions.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

/** The end of the chain of anchors: which one, up to which batch it reaches, and whether all that follows from it was done. */
export type LastAnchor = { number: number; hash: string; last: number; isDone: boolean };

const as = <T>(item: Item | undefined): T | undefined => item as unknown as T | undefined;

export const lastAnchor = async (table: Pick<Table, 'get'>): Promise<LastAnchor> =>
  as<LastAnchor>(await table.get(keys.lastAnchor())) ?? { number: 0, hash: GENESIS, last: 0, isDone: true };

/** An anchor as it was signed; undefined where there is none of that number. */
export const storedAnchor = async (table: Pick<Table, 'get'>, number: number): Promise<SignedAnchor | undefined> => {
  const stored = as<SignedAnchor>(await table.get(keys.anchor(number)));
  return stored && { anchor: stored.anchor, signature: stored.signature, ...(stored.stamp && { stamp: stored.stamp }) };
};

/** The newest head of a case that lies under an anchor. */
export const anchoredHead = async (table: Pick<Table, 'get'>, caseId: string): Promise<AnchoredHead | undefined> => {
  const item = await table.get(keys.anchoredHead(caseId));
  if (!item) return undefined;
  const { pk: _, sk: __, ...head } = item;
  return head as unknown as AnchoredHead;
};

const endOf = ({ number, last }: Anchor, hash: string, isDone: boolean): LastAnchor => ({ number, hash, last, isDone });

/** Stores an anchor as the next of all. Throws ConditionFailed where another run was faster. */
export const storeAnchor = async (table: Pick<Table, 'write'>, signed: SignedAnchor, hash: string): Promise<void> => {
  const { anchor } = signed;
  const end = endOf(anchor, hash, false);
  await table.write([
    anchor.number === 1
      ? { put: { ...keys.lastAnchor(), ...end }, ifAbsent: true }
      : { update: keys.lastAnchor(), set: end, expect: { number: anchor.number - 1, hash: anchor.previous } },
    { put: { ...keys.anchor(anchor.number), ...signed }, ifAbsent: true },
  ]);
};

/** Notes that all that follows from the last anchor was done. */
export const anchorDone = (table: Pick<Table, 'write'>, number: number): Promise<void> =>
  table.write([{ update: keys.lastAnchor(), set: { isDone: true }, expect: { number } }]);

/** Stores the newest heads of cases that lie under an anchor, each in place of the one of its case before. */
export const storeAnchoredHeads = async (
  table: Pick<Table, 'write'>,
  heads: readonly AnchoredHead[],
): Promise<void> => {
  await inTransactions(
    table,
    heads.map((head) => ({ put: { ...keys.anchoredHead(head.caseId), ...head } })),
  );
};

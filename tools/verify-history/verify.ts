import { anchoredHead } from '#cases/store/anchors.ts';
import { caseIdsReceived } from '#cases/store/histories.ts';
import { keys } from '#cases/store/keys.ts';
import { readCase } from '#cases/store/read-case.ts';
import { lastEvents } from '#cases/store/read-history.ts';
import { signedHead } from '#cases/store/signed-heads.ts';
import type { Table } from '#cases/store/table.ts';
import { type AnchoredHead, anchorHash, isAnchored } from '#domain/case/anchors.ts';
import { WHOLE } from '#domain/case/case-file.ts';
import { checkHistory, type HistoryProblem, type SignedEnd } from '#domain/case/check-history.ts';
import { CASE_ID } from '#domain/case/ids.ts';
import { isHeadSigned, type SignedHead } from '#domain/case/signed-heads.ts';
import { Transient } from '#domain/failures.ts';
import type { Instant } from '#domain/time.ts';
import { type Anchors, batchesUnder, type KeptAnchor, readAnchors } from './anchors.ts';
import { type BatchedEnd, readSignatures, type Signatures } from './signatures.ts';

/** What was found of a case, beside what does not fit its history. */
export type CaseProblem =
  | HistoryProblem
  /** Its head was signed, and it is not there. */
  | { what: 'case-missing' }
  /** Its newest signed head was put in place of another one, or taken out. */
  | { what: 'signed-head-replaced'; seq: number }
  /** Its newest head under an anchor was put in place of another one, or taken out. */
  | { what: 'anchored-head-replaced'; seq: number }
  /** Other heads were signed since it changed, long after, and its own was not. */
  | { what: 'left-unsigned'; seq: number };

export type CaseResult = { caseId: string; problems: CaseProblem[] };

export type Verification = { results: AsyncIterable<CaseResult>; signatures: Signatures; anchors: Anchors };

/** What cases are compared with. */
type Proofs = Pick<Verification, 'signatures' | 'anchors'>;

type Sight = {
  table: Table;
  /** DER of the public half of the key that signs. */
  publicKey: Uint8Array;
  now: () => Instant;
  /** Where anchors lie that nobody can change. */
  kept: KeptAnchor;
};

/** Heads are signed within a minute or so; one that was passed over for so long was not signed at all. */
const LONG_MS = 13 * 60 * 60 * 1000;

const isEnd = (head: SignedEnd | undefined, end: SignedEnd | undefined): boolean =>
  head?.seq === end?.seq && head?.lastHash === end?.lastHash;

/** The newest of a case's heads that lies under an anchor: that of the batches, with a way to the anchor that is there. */
const anchoredProblems = (
  head: AnchoredHead | undefined,
  { caseId, ends, anchors }: { caseId: string; ends: readonly BatchedEnd[]; anchors: Anchors },
  { publicKey }: Pick<Sight, 'publicKey'>,
): CaseProblem[] => {
  const newestUpTo = (reach: number) => ends.findLast(({ batch }) => batch <= reach);
  const anchor = head?.anchored.anchor;
  // Anchored since the anchors were read.
  const isNewer = anchor !== undefined && anchor.number > anchors.last;
  const known = anchors.signed.find((one) => one.anchor.number === anchor?.number);
  const isProved =
    head === undefined ||
    (head.caseId === caseId &&
      isHeadSigned(head, publicKey) &&
      isAnchored(head, publicKey) &&
      (isNewer || (known !== undefined && anchorHash(known.anchor) === anchorHash(head.anchored.anchor))));
  const isSame = [anchors.reach, anchors.doneReach].some((reach) => isEnd(head, newestUpTo(reach)));
  return (isSame || isNewer) && isProved
    ? []
    : [{ what: 'anchored-head-replaced', seq: head?.seq ?? newestUpTo(anchors.reach)?.seq ?? 0 }];
};

/** The ends that must be on the way of a case: those of the batches, and that of its newest signed head. */
const signedProblems = (
  head: SignedHead | undefined,
  { caseId, ends, signatures }: { caseId: string; ends: readonly SignedEnd[]; signatures: Signatures },
  { publicKey }: Pick<Sight, 'publicKey'>,
): CaseProblem[] => {
  const newest = ends.at(-1);
  const isSame = isEnd(head, newest);
  // Signed since the batches were read.
  const isNewer = head !== undefined && head.batch.number > signatures.last;
  const isProved = head === undefined || (head.caseId === caseId && isHeadSigned(head, publicKey));
  return (isSame || isNewer) && isProved ? [] : [{ what: 'signed-head-replaced', seq: head?.seq ?? newest?.seq ?? 0 }];
};

const isLeftUnsigned = (at: Instant | undefined, { lastAt }: Signatures): boolean =>
  at !== undefined && lastAt !== undefined && Date.parse(lastAt) - Date.parse(at) > LONG_MS;

/** A case whose events go on past its head is not read by the store, which takes it for one that moves all the time. */
const endsElsewhere = async (caseId: string, { table }: Sight): Promise<CaseProblem | undefined> => {
  const [head, [last]] = await Promise.all([table.get(keys.head(caseId)), lastEvents(table, caseId, 1)]);
  const seq = Number(head?.['seq']);
  return head && last?.seq !== seq ? { what: 'head-elsewhere', seq } : undefined;
};

/** Checks a case; where it cannot be read since its head was set back, that is what is found. */
const checkCase = async (caseId: string, proofs: Proofs, sight: Sight): Promise<CaseResult> => {
  try {
    return await checkReadable(caseId, proofs, sight);
  } catch (error) {
    const problem = error instanceof Transient ? await endsElsewhere(caseId, sight) : undefined;
    if (!problem) throw error;
    return { caseId, problems: [problem] };
  }
};

const checkReadable = async (caseId: string, { signatures, anchors }: Proofs, sight: Sight): Promise<CaseResult> => {
  const [signedNow, anchored] = await Promise.all([signedHead(sight.table, caseId), anchoredHead(sight.table, caseId)]);
  const file = await readCase(sight.table, caseId, { reading: WHOLE, long: new Set() });
  const ends = signatures.ends.get(caseId) ?? [];
  if (!file) return { caseId, problems: [{ what: 'case-missing' }] };
  const { events, head } = file;
  const signed = ends.at(-1)?.seq ?? 0;
  const next = events.find(({ seq }) => seq > signed);
  return {
    caseId,
    problems: [
      ...checkHistory(file, ends),
      ...signedProblems(signedNow, { caseId, ends, signatures }, sight),
      ...anchoredProblems(anchored, { caseId, ends, anchors }, sight),
      ...(isLeftUnsigned(next?.at, signatures) ? [{ what: 'left-unsigned', seq: head.seq } as const] : []),
    ],
  };
};

/** The cases one by one: those of the months, then those that were signed and are not listed by any month. */
async function* checkAll(proofs: Proofs, first: string, sight: Sight): AsyncGenerator<CaseResult> {
  const { signatures } = proofs;
  const listed = new Set<string>();
  const last = [sight.now(), signatures.lastAt ?? ''].sort().at(-1) ?? '';
  for await (const caseId of caseIdsReceived(sight.table, first, last.slice(0, 7))) {
    listed.add(caseId);
    yield await checkCase(caseId, proofs, sight);
  }
  for (const caseId of signatures.ends.keys()) if (!listed.has(caseId)) yield await checkCase(caseId, proofs, sight);
}

/** The case of a reference or of a case id; undefined where there is none. */
export const caseIdOfReference = async (table: Table, reference: string): Promise<string | undefined> =>
  CASE_ID.test(reference)
    ? reference
    : ((await table.get(keys.reference(reference)))?.['caseId'] as string | undefined);

/**
 * Compares cases with their histories, and their histories with what was signed. Anchors and batches first, then case by case: no more than one
 * case is in memory, and of the batches the signed ends.
 * @param which one case, or all that came in from a month on (`2026-01`, UTC)
 */
export const verifyHistories = async (
  which: { caseId: string } | { from: string },
  sight: Sight,
): Promise<Verification> => {
  const anchors = await readAnchors(sight);
  const { take, end } = batchesUnder(anchors);
  const signatures = await readSignatures(sight.table, sight.publicKey, take);
  end();
  const proofs = { signatures, anchors };
  async function* one(caseId: string): AsyncGenerator<CaseResult> {
    yield await checkCase(caseId, proofs, sight);
  }
  return {
    ...proofs,
    results: 'caseId' in which ? one(which.caseId) : checkAll(proofs, which.from, sight),
  };
};

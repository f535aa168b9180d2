import { caseIdsReceived } from '#cases/store/histories.ts';
import { keys } from '#cases/store/keys.ts';
import { readCase } from '#cases/store/read-case.ts';
import { lastEvents } from '#cases/store/read-history.ts';
import { signedHead } from '#cases/store/signed-heads.ts';
import type { Table } from '#cases/store/table.ts';
import { WHOLE } from '#domain/case/case-file.ts';
import { checkHistory, type HistoryProblem, type SignedEnd } from '#domain/case/check-history.ts';
import { CASE_ID } from '#domain/case/ids.ts';
import { isHeadSigned, type SignedHead } from '#domain/case/signed-heads.ts';
import { Transient } from '#domain/failures.ts';
import type { Instant } from '#domain/time.ts';
import { readSignatures, type Signatures } from './signatures.ts';

/** What was found of a case, beside what does not fit its history. */
export type CaseProblem =
  | HistoryProblem
  /** Its head was signed, and it is not there. */
  | { what: 'case-missing' }
  /** Its newest signed head was put in place of another one, or taken out. */
  | { what: 'signed-head-replaced'; seq: number }
  /** Other heads were signed since it changed, long after, and its own was not. */
  | { what: 'left-unsigned'; seq: number };

export type CaseResult = { caseId: string; problems: CaseProblem[] };

export type Verification = { results: AsyncIterable<CaseResult>; signatures: Signatures };

type Sight = {
  table: Table;
  /** DER of the public half of the key that signs. */
  publicKey: Uint8Array;
  now: () => Instant;
};

/** Heads are signed within a minute or so; one that was passed over for so long was not signed at all. */
const LONG_MS = 13 * 60 * 60 * 1000;

/** The ends that must be on the way of a case: those of the batches, and that of its newest signed head. */
const signedProblems = (
  head: SignedHead | undefined,
  { caseId, ends, signatures }: { caseId: string; ends: readonly SignedEnd[]; signatures: Signatures },
  { publicKey }: Sight,
): CaseProblem[] => {
  const newest = ends.at(-1);
  const isSame = head?.seq === newest?.seq && head?.lastHash === newest?.lastHash;
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
const checkCase = async (caseId: string, signatures: Signatures, sight: Sight): Promise<CaseResult> => {
  try {
    return await checkReadable(caseId, signatures, sight);
  } catch (error) {
    const problem = error instanceof Transient ? await endsElsewhere(caseId, sight) : undefined;
    if (!problem) throw error;
    return { caseId, problems: [problem] };
  }
};

const checkReadable = async (caseId: string, signatures: Signatures, sight: Sight): Promise<CaseResult> => {
  const signedNow = await signedHead(sight.table, caseId);
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
      ...(isLeftUnsigned(next?.at, signatures) ? [{ what: 'left-unsigned', seq: head.seq } as const] : []),
    ],
  };
};

/** The cases one by one: those of the months, then those that were signed and are not listed by any month. */
async function* checkAll(signatures: Signatures, first: string, sight: Sight): AsyncGenerator<CaseResult> {
  const listed = new Set<string>();
  const last = [sight.now(), signatures.lastAt ?? ''].sort().at(-1) ?? '';
  for await (const caseId of caseIdsReceived(sight.table, first, last.slice(0, 7))) {
    listed.add(caseId);
    yield await checkCase(caseId, signatures, sight);
  }
  for (const caseId of signatures.ends.keys())
    if (!listed.has(caseId)) yield await checkCase(caseId, signatures, sight);
}

/** The case of a reference or of a case id; undefined where there is none. */
export const caseIdOfReference = async (table: Table, reference: string): Promise<string | undefined> =>
  CASE_ID.test(reference)
    ? reference
    : ((await table.get(keys.reference(reference)))?.['caseId'] as string | undefined);

/**
 * Compares cases with their histories, and their histories with what was signed. Batches first, then case by case: no more than one
 * case is in memory, and of the batches the signed ends.
 * @param which one case, or all that came in from a month on (`2026-01`, UTC)
 */
export const verifyHistories = async (
  which: { caseId: string } | { from: string },
  sight: Sight,
): Promise<Verification> => {
  const signatures = await readSignatures(sight.table, sight.publicKey);
  async function* one(caseId: string): AsyncGenerator<CaseResult> {
    yield await checkCase(caseId, signatures, sight);
  }
  return {
    signatures,
    results: 'caseId' in which ? one(which.caseId) : checkAll(signatures, which.from, sight),
  };
};

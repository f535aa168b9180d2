import { signedHead } from '#cases/store/signed-heads.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { checkHistory } from '#domain/case/check-history.ts';
import { isHeadSigned, type SignedHead } from '#domain/case/signed-heads.ts';
import { log } from '#platform/log.ts';
import type { DeskDeps } from '../contract.ts';

type HistoryDeps = Pick<DeskDeps, 'table' | 'cases' | 'historyKey'>;

/** Whether a head has a signature of ours. A case is shown also while KMS cannot be asked: its hash is compared all the same. */
const isOurs = async (head: SignedHead, { historyKey }: HistoryDeps): Promise<boolean> => {
  if (!historyKey) return true;
  try {
    return isHeadSigned(head, await historyKey());
  } catch (error) {
    log('warn', 'signature unchecked', { caseId: head.caseId, error: error instanceof Error ? error.name : 'Error' });
    return true;
  }
};

/**
 * Whether a case is as its history says, and its history as it was signed, as far as both were read: of a case with many messages
 * its last events and what they answer for, the head among it. The whole is verified on demand (`npm run verify-history`). What was
 * signed of changes since the case was read is not compared.
 */
export const historyIntact = async (file: CaseFile, deps: HistoryDeps): Promise<boolean> => {
  const { caseId, seq } = file.head;
  const signed = await signedHead(deps.table, caseId);
  if (signed && !(await isOurs(signed, deps))) return false;
  const isLater = signed && signed.seq > seq && ((await deps.cases.head(caseId))?.seq ?? 0) >= signed.seq;
  return checkHistory(file, signed && !isLater ? [signed] : []).length === 0;
};

import type { Instant } from '#domain/time.ts';
import { keys, retentionPartition, shardOf } from '../store/keys.ts';
import type { Write } from '../store/table.ts';

/**
 * The write that says when the personal data of a case is looked at next (functions/retention); without a date not until
 * somebody gives it one. What is done then follows from the case as it stands.
 */
export const retentionWrite = (caseId: string, dueAt?: Instant): Write => ({
  put: {
    ...keys.retention(caseId),
    caseId,
    ...(dueAt && { dueAt, gsi2pk: retentionPartition(shardOf(caseId)), gsi2sk: dueAt }),
  },
});

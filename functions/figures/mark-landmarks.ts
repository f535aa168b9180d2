import { casesAlike } from '#cases/store/cases-alike.ts';
import { kindsMet, markFirst, markLandmark } from '#cases/store/landmarks.ts';
import type { Table } from '#cases/store/table.ts';
import { UNKNOWN } from '#domain/figures/fact.ts';
import { type EndedCase, firstsOfKind, type Landmark } from '#domain/learning/landmark.ts';
import type { Instant } from '#domain/time.ts';
import { type Cause, causes } from '#domain/vocabulary.ts';

/** Of a day so many cases are compared with those before: what comes to nothing costs a look. */
const MOST_COMPARED = 50;

const landmark = ({ caseId, topic, cause }: EndedCase, because: Landmark['because'], at: Instant): Landmark => ({
  ...{ caseId, because, topic, at, state: 'proposed' },
  ...(causes.some((one) => one === cause) && { cause: cause as Cause }),
});

/** Marks the first cases of their kind. A day that comes again finds them met. */
export const markFirsts = async (table: Table, ended: readonly EndedCase[], at: Instant): Promise<void> => {
  const known = ended.filter(({ topic, cause }) => topic !== UNKNOWN && cause !== UNKNOWN);
  if (known.length === 0) return;
  for (const first of firstsOfKind(known, await kindsMet(table)))
    await markFirst(table, first, landmark(first, 'first-of-kind', at));
};

/** Marks a case of a day that no closed case reads like, at most one: among many cases some are always unlike the rest. */
export const markUnlike = async (table: Table, ended: readonly EndedCase[], at: Instant): Promise<void> => {
  for (const one of ended.slice(0, MOST_COMPARED)) {
    const alike = await casesAlike(table, one.caseId, 1);
    if (alike?.length !== 0) continue;
    await markLandmark(table, landmark(one, 'like-none', at));
    return;
  }
};

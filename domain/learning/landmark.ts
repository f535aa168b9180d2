import * as z from 'zod/mini';
import { causes } from '../vocabulary.ts';

/** Why a case is worth keeping in mind: no case of the topic had this cause before, or no closed case reads like it. */
export const landmarkReasons = ['first-of-kind', 'like-none'] as const;

/** Proposed by the program; a supervisor takes it into the archive or leaves it. */
export const landmarkStates = ['proposed', 'archived', 'dismissed'] as const;

/** A case that others can learn from. Codes alone: what was said stays with the case, for as long as that is kept. */
export const Landmark = z.strictObject({
  caseId: z.string(),
  because: z.enum(landmarkReasons),
  topic: z.string(),
  cause: z.exactOptional(z.enum(causes)),
  at: z.string(),
  state: z.enum(landmarkStates),
  /** Who decided, and when. */
  by: z.exactOptional(z.string()),
  decidedAt: z.exactOptional(z.string()),
});
export type Landmark = z.infer<typeof Landmark>;

/** A case that ended on a day, by what it is compared by. */
export type EndedCase = { caseId: string; topic: string; cause: string };

/** What cases are of one kind by. */
export const kindOfCase = ({ topic, cause }: Pick<EndedCase, 'topic' | 'cause'>): string => `${topic}#${cause}`;

/** The first case of each kind that was not met before: of those that ended on the same day, that with the lowest id, the oldest. */
export const firstsOfKind = (ended: readonly EndedCase[], known: ReadonlySet<string>): EndedCase[] => {
  const firsts = new Map<string, EndedCase>();
  for (const one of ended.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))) {
    const kind = kindOfCase(one);
    if (!known.has(kind) && !firsts.has(kind)) firsts.set(kind, one);
  }
  return [...firsts.values()];
};

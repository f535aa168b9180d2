import type { CaseFile } from '../case/case-file.ts';
import type { Agreement } from '../case/settlement.ts';

/**
 * What a customer and the company agreed last, or the last final answer: of the present cycle, and after a reopening, until there is
 * another one, that of before, which is still owed.
 */
export const latestAgreement = ({ head, agreements }: Pick<CaseFile, 'head' | 'agreements'>): Agreement | undefined =>
  agreements.filter(({ cycle }) => cycle <= head.cycle).toSorted((one, other) => other.cycle - one.cycle)[0];

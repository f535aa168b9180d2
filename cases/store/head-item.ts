import type { Case } from '#domain/case/case.ts';
import { caseIndex, keys } from './keys.ts';
import type { Item } from './table.ts';

/** The head of a case as it lies in the table, listed by when it came in. */
export const headItem = (head: Case): Item => ({ ...keys.head(head.caseId), ...head, ...caseIndex(head) });

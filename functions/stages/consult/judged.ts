import { type CaseItem, textItem } from '#domain/case/change.ts';
import { remedyTextId } from '#domain/case/findings.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { RulingBody } from './contract.ts';

type Judgments = Partial<Pick<RulingBody, 'valid' | 'liable'>>;

/** What somebody judged; what cannot be known is left out. */
export const judged = ({ valid, liable }: Judgments): { valid?: boolean; liable?: boolean } => ({
  ...(typeof valid === 'boolean' && { valid }),
  ...(typeof liable === 'boolean' && { liable }),
});

/** A remedy: by its name where the catalogue knows it, else as a text of its own, where no rule and no history reads it. */
export const remedyParts = (
  policy: Policy,
  taskId: string,
  remedy: string | undefined,
): { named: { remedy?: string }; items: CaseItem[] } => {
  if (remedy === undefined) return { named: {}, items: [] };
  const isKnown = policy.concessions.some(({ id, kind }) => id === remedy || kind === remedy);
  return isKnown ? { named: { remedy }, items: [] } : { named: {}, items: [textItem(remedyTextId(taskId), remedy)] };
};

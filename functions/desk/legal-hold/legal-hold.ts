import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import type { LegalHold } from './contract.ts';

/** Refuses: personal-data-destroyed. */
export const demandPersonal = ({ head }: Pick<CaseFile, 'head'>): void => {
  if (head.destroyedAt) throw new Refusal('personal-data-destroyed');
};

/**
 * A supervisor says that a court, an authority or a claim may need a case: nothing of it is blocked or destroyed until a
 * supervisor says that this is over. Then its retention is looked at at once.
 * Refuses: no-such-case, personal-data-destroyed.
 */
export const setLegalHold = async (
  { caseId: named, hold, reason, user }: LegalHold & { caseId: string; user: User },
  { cases, clock, newId }: Pick<DeskDeps, 'cases' | 'clock' | 'newId'>,
): Promise<{ legalHoldAt?: string }> => {
  const { caseId } = (await requireCase(cases, named)).head;
  const at = clock.now();
  const reasonTextId = `legal-hold-${newId()}`;
  const after = await cases.change(caseId, at, ({ head }) => {
    demandPersonal({ head });
    if (hold === Boolean(head.legalHoldAt)) return undefined;
    return combine(
      hold ? { set: { legalHoldAt: at } } : { clear: ['legalHoldAt'], items: [{ kind: 'retention-date', dueAt: at }] },
      {
        events: [
          {
            type: hold ? 'legal-hold-set' : 'legal-hold-lifted',
            actor: { kind: 'person', id: user.id },
            data: { reasonTextId },
          },
        ],
        items: [{ kind: 'text', textId: reasonTextId, text: reason }],
      },
    );
  });
  return hold ? { legalHoldAt: after.legalHoldAt ?? at } : {};
};

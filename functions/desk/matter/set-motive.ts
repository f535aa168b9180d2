import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { applyMotive } from '#domain/motive/apply-motive.ts';
import { stepsToTake } from '#domain/motive/steps.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import type { Motive } from '#domain/understand/motives.ts';
import type { MotiveStep } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import type { MotiveOfCase } from './contract.ts';

export type MotiveInput = MotiveOfCase & { caseId: string; user: User };

export const demandWorkedOn = ({ head }: CaseFile): void => {
  if (head.closedAt)
    throw new Refusal('case-closed', {
      title: 'The case is closed: nothing is asked of anybody any more',
      es: 'El caso está cerrado: ya no se pide nada a nadie',
    });
  if (head.setAsideAt) throw new Refusal('case-parked');
};

/**
 * Somebody of the team sees another motive than the rules did, with a reason. What the policy asks because of it takes the
 * place of what was asked before; a supervisor who was given the case to look at keeps it.
 * Refuses: no-such-case, case-closed, case-parked.
 */
export const setMotive = async (
  { caseId: named, motive, reason, user }: MotiveInput,
  deps: DeskDeps,
): Promise<{ motive: Motive; steps: MotiveStep[] }> => {
  const { caseId } = (await requireCase(deps.cases, named)).head;
  const at = deps.clock.now();
  const reasonTextId = `motive-${deps.newId()}`;
  await deps.cases.change(caseId, at, (file) => {
    demandWorkedOn(file);
    const { head } = file;
    if (head.motive === motive) return undefined;
    return combine(
      {
        set: { motive },
        events: [
          {
            type: 'motive-changed',
            actor: { kind: 'person', id: user.id },
            data: { from: head.motive ?? 'unknown', to: motive, reasonTextId },
          },
        ],
        items: [{ kind: 'text', textId: reasonTextId, text: reason }],
      },
      applyMotive({ file: { ...file, head: { ...head, motive } }, at, deps }),
    );
  });
  return { motive, steps: stepsToTake(await requireCase(deps.cases, caseId)).map(({ step }) => step) };
};

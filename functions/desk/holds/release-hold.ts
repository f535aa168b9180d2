import type { CaseFile } from '#domain/case/case-file.ts';
import { type ActiveHold, activeHolds, release } from '#domain/holds/holds.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import type { HoldsOfCase, ReleaseHold } from './contract.ts';

/** Refuses: hold-not-in-force, where nothing rests. */
export const demandHold = ({ events }: Pick<CaseFile, 'events'>): void => {
  if (activeHolds(events).length === 0) throw new Refusal('hold-not-in-force');
};

/**
 * A supervisor releases a hold although the complaint is open: only safety allows that (Ley 10/2025 art. 4.4), so the history
 * keeps who did it and why. It is not placed again in this cycle.
 * Refuses: no-such-case, hold-not-in-force.
 */
export const releaseHold = async (
  { caseId: named, hold, reason, user }: ReleaseHold & { caseId: string; user: User },
  { cases, clock, newId }: Pick<DeskDeps, 'cases' | 'clock' | 'newId'>,
): Promise<HoldsOfCase> => {
  const { caseId } = (await requireCase(cases, named)).head;
  const reasonTextId = `hold-${newId()}`;
  let left: ActiveHold[] = [];
  await cases.change(caseId, clock.now(), ({ events }) => {
    const active = activeHolds(events);
    const one = active.find((candidate) => candidate.hold === hold);
    if (!one) throw new Refusal('hold-not-in-force');
    left = active.filter((candidate) => candidate !== one);
    return {
      events: [release(one, 'safety', { actor: { kind: 'person', id: user.id }, data: { reasonTextId } })],
      items: [{ kind: 'text', textId: reasonTextId, text: reason }],
    };
  });
  return { holds: left };
};

import { describe, expect, it } from 'vitest';
import { completions } from '#functions/desk/tasks/completions.ts';
import { cannotGrant, isBeyondAuthority, whoMayGrant } from '../../desk/screens/task/forms/beyond.ts';

describe('a proposal that is more than its approver may grant', () => {
  it('is handed over for every refusal that is about authority, and for no other', () => {
    expect(completions.approve.refuses.filter(isBeyondAuthority)).toEqual([
      'limit-too-low',
      'kind-beyond-authority',
      'customer-beyond-authority',
      'budget-exhausted',
    ]);
  });

  it('goes to those who may grant it, three at most', () => {
    const may = (id: string) => ({ id, name: id, allowed: true });
    const people = [may('a'), { ...may('b'), allowed: false, why: 'está ausente hoy' }, may('c'), may('d'), may('e')];
    expect(whoMayGrant({ people }).map(({ id }) => id)).toEqual(['a', 'c', 'd']);
  });

  const approve = (code?: string) => ({ actions: [{ action: 'approve', allowed: !code, ...(code && { code }) }] });

  it.each([
    { what: 'known before', task: approve('budget-exhausted'), cannot: true },
    { what: 'said when it was sent', task: approve(), said: 'budget-exhausted', cannot: true },
    { what: 'nothing in the way', task: approve(), cannot: false },
    { what: 'four eyes', task: approve('own-proposal'), said: 'own-proposal', cannot: false },
    { what: 'no connection', task: {}, cannot: false },
  ])('$what: $cannot', ({ task, said, cannot }) => {
    expect(cannotGrant(task, said)).toBe(cannot);
  });
});

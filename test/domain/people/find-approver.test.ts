import { describe, expect, it } from 'vitest';
import { findApprover } from '#domain/people/authority.ts';
import { policy } from '#test/support/case-fixture.ts';

const DAY = '2026-11-23';
const asked = { cost: 300_000, day: DAY, excluded: [] as string[] };

/** The demo company, where some are away. */
const without = (...ids: string[]) => ({
  ...policy,
  people: policy.people.map((person) =>
    ids.includes(person.id) ? { ...person, absences: [{ from: DAY, to: DAY }] } : person,
  ),
});

describe('who is asked for an approval', () => {
  it('Whoever may grant it, the lowest limit first, and had no part in it', () => {
    expect(findApprover(policy, { ...asked, cost: 100 }, ['elena'])).toEqual({ approver: 'javier' });
    expect(findApprover(policy, asked, [])).toEqual({ approver: 'sofia' });
    expect(findApprover(policy, asked, ['sofia'])).toEqual({ approver: 'andres' });
  });

  it('Where all who may grant it had a part in it, whoever of the others may grant most', () => {
    expect(findApprover(policy, asked, ['sofia', 'andres'])).toEqual({ approver: 'javier', lacks: 'limit' });
  });

  it('Where everybody had a part in it, the head, who can send it back or hand it over and approves nothing', () => {
    const everybody = policy.people.map(({ id }) => id);
    expect(findApprover(policy, asked, everybody)).toEqual({ approver: 'andres', lacks: 'other-eyes' });
    expect(findApprover(without('andres'), asked, everybody)).toEqual({ approver: 'sofia', lacks: 'other-eyes' });
  });

  it('Where nobody is there, somebody who is away and may grant it', () => {
    const away = without('elena', 'javier', 'sofia', 'andres');
    expect(findApprover(away, asked, [])).toEqual({ approver: 'sofia', lacks: 'presence' });
    expect(findApprover(away, asked, ['sofia'])).toEqual({ approver: 'andres', lacks: 'presence' });
  });

  it('Never somebody whom the complaint is about, though nobody else is left', () => {
    const named = ['elena', 'javier', 'sofia', 'andres'];
    expect(findApprover(policy, { ...asked, excluded: named }, [])).toEqual({});
    expect(findApprover(policy, { ...asked, excluded: named.slice(1) }, ['elena'])).toEqual({
      approver: 'elena',
      lacks: 'other-eyes',
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LetterMayHold } from '../../desk/api/types.ts';
import {
  commitmentsIn,
  countIn,
  valuesOf,
  withOneMore,
  without,
} from '../../desk/screens/task/forms/commitment-values.ts';

const CALL: LetterMayHold['standing'][number] = {
  kind: 'call-back',
  text: 'Le llamo.',
  owner: 'lucia',
  by: '2026-12-18',
};
const CHANGE: LetterMayHold['standing'][number] = {
  kind: 'improvement',
  text: 'Avisamos antes.',
  owner: 'sofia',
  by: '2027-01-15',
};

describe('what a form gives of the commitments of a letter', () => {
  it('Nothing where they are what stands in the letter, or none was begun', () => {
    expect(commitmentsIn({}, { standing: [] })).toBeUndefined();
    expect(commitmentsIn(valuesOf([]), { standing: [] })).toBeUndefined();
    expect(commitmentsIn(valuesOf([CALL]), { standing: [CALL] })).toBeUndefined();
  });

  it('All of them where one is new, another or taken out; an empty list where none is left', () => {
    expect(commitmentsIn(withOneMore(valuesOf([CALL]), CHANGE), { standing: [CALL] })).toEqual([CALL, CHANGE]);
    expect(commitmentsIn(valuesOf([{ ...CALL, by: '2026-12-19' }]), { standing: [CALL] })).toHaveLength(1);
    expect(commitmentsIn(without(valuesOf([CALL]), 0), { standing: [CALL] })).toEqual([]);
  });

  it('What was left empty is left out, and an owner where nobody was chosen', () => {
    const values = valuesOf([
      { kind: 'call-back', text: ' ', owner: 'lucia', by: '' },
      { ...CALL, owner: '' },
    ]);
    expect(commitmentsIn(values, { standing: [] })).toEqual([
      { kind: 'call-back', text: 'Le llamo.', by: '2026-12-18' },
    ]);
  });

  it('Whichever is taken out, the others stay as they were written, in their order', () => {
    const one = fc.record({
      ...{ kind: fc.constantFrom('call-back', 'remedy'), owner: fc.constantFrom('lucia', 'sofia') },
      text: fc.string({ minLength: 1 }).map((text) => `x${text.trim()}`),
      by: fc.constant('2026-12-18'),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), fc.nat(), (rows, any) => {
        const at = any % rows.length;
        const before = valuesOf(rows);
        const after = { ...before, ...without(before, at) };
        expect(countIn(after)).toBe(rows.length - 1);
        const left = rows.filter((_, place) => place !== at);
        expect(commitmentsIn(after, { standing: [] }) ?? []).toEqual(left);
        expect(commitmentsIn({ ...after, ...withOneMore(after, CALL) }, { standing: [] })).toEqual([...left, CALL]);
      }),
    );
  });
});

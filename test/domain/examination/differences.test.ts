import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Opinion } from '#domain/case/findings.ts';
import { differencesIn } from '#domain/examination/differences.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';

type Said = { valid?: boolean; liable?: boolean; remedy?: string; words?: string; cannotTell?: true };

const consulted = (...said: Said[]) => ({
  events: [],
  opinions: said.map(
    ({ words: _, ...one }, index): Opinion => ({
      ...{ taskId: `${CASE_ID}.consult.1.${index + 1}`, domain: 'technical', answered: true, expert: 'iker' },
      ...one,
    }),
  ),
  texts: new Map(
    said.flatMap(({ words }, index) => (words ? [[`remedy-${CASE_ID}.consult.1.${index + 1}`, words] as const] : [])),
  ),
});

const found = (...said: Said[]) => differencesIn(policy, consulted(...said), 1);

describe('differences between opinions', () => {
  it.each<[string, Said[], string[]]>([
    ['nobody was asked', [], []],
    ['one opinion', [{ valid: true, liable: false }], []],
    [
      'the same twice',
      [
        { valid: true, liable: true },
        { valid: true, liable: true },
      ],
      [],
    ],
    ['one says it is right, one not', [{ valid: true }, { valid: false }], ['valid']],
    [
      'one says we answer for it, one not',
      [
        { valid: true, liable: true },
        { valid: true, liable: false },
      ],
      ['liable'],
    ],
    ['what one cannot know', [{ valid: true, liable: true }, { valid: true }], []],
    ['who cannot tell beside who can', [{ cannotTell: true }, { valid: true, liable: true }], []],
    ['nobody can tell', [{ cannotTell: true }, { cannotTell: true }], ['cannot-tell']],
    ['two remedies of the catalogue', [{ remedy: 'refund-60' }, { remedy: 'replacement' }], ['remedy']],
    ['two amounts of one kind', [{ remedy: 'refund-60' }, { remedy: 'refund-150' }], ['remedy']],
    ['a kind and one of it', [{ remedy: 'refund' }, { remedy: 'refund-60' }], []],
    ['words for the same', [{ remedy: 'refund-60' }, { words: 'Devolverle el dinero, un reembolso' }], []],
    ['words for something else', [{ remedy: 'refund-60' }, { words: 'Un aparato nuevo' }], ['remedy']],
    ['words that name nothing', [{ remedy: 'refund-60' }, { words: 'Tratarlo bien' }], []],
  ])('%s', (_, said, differences) => {
    expect(found(...said)).toEqual(differences);
  });

  it('Opinions of one cycle differ from nothing in another', () => {
    expect(differencesIn(policy, consulted({ valid: true }, { valid: false }), 2)).toEqual([]);
  });

  it('In whatever order they come, opinions differ in the same', () => {
    const said = fc.record(
      {
        valid: fc.boolean(),
        liable: fc.boolean(),
        remedy: fc.constantFrom('refund', 'refund-60', 'replacement'),
        cannotTell: fc.constant(true as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(said, { maxLength: 4 }), (some) => {
        expect(found(...some.toReversed())).toEqual(found(...some));
      }),
    );
  });
});

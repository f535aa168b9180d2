import { describe, expect, it } from 'vitest';
import type { ComplaintClass, Regime } from '#domain/deadline/regime.ts';
import { strictestClass } from '#domain/deadline/strictest-class.ts';
import { due, law } from '#test/support/law.ts';

const START = '2027-01-11T10:00:00.000Z';

/** The classes that a regime knows: those its answers have a term of their own for, and complaints in general. */
const known = ({ rules }: Regime): ComplaintClass[] => [
  'general',
  ...rules.filter(({ timer }) => timer === 'answer').flatMap(({ classes = [] }) => classes),
];

describe('The strictest class', () => {
  it.each(law.regimes.map((regime) => [regime.id, regime] as const))(
    'is, of all that %s knows, the one that is answered first',
    (id, regime) => {
      const dueOf = (one: ComplaintClass) => due(id, START, { class: one });
      for (const one of known(regime))
        for (const other of known(regime)) {
          const [sooner] = [dueOf(one), dueOf(other)].sort();
          expect(dueOf(strictestClass([one, other])), `${one} and ${other}`).toBe(sooner);
        }
    },
  );

  it('does not depend on the order, and of nothing is a complaint in general', () => {
    expect(strictestClass(['general', 'billing'])).toBe('billing');
    expect(strictestClass(['billing', 'continuity', 'general'])).toBe('continuity');
    expect(strictestClass([])).toBe('general');
  });
});

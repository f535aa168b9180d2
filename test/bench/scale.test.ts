import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../bench/scale/limits.ts';
import { measureDemand } from '../../bench/scale/measure.ts';
import { cellsFor, loads, reach, shardsFor } from '../../bench/scale/model.ts';
import { kept, paperWith } from '../../bench/scale/print.ts';

/** What may be used more before the paper has to be written anew. */
const TOLERANCE = 1.15;

const { demand } = kept();
const rate = fc.integer({ min: 1, max: 5000 });
const open = fc.integer({ min: 1, max: 50_000_000 });

describe('How far one stack goes', () => {
  it('docs/scale.md says what follows from the counts: npm run -s scale -- --write', () => {
    const paper = readFileSync('docs/scale.md', 'utf8');
    expect(paperWith(paper, kept())).toBe(paper);
  });

  it('A complaint uses no more than was counted when it was written', async () => {
    const now = await measureDemand();
    for (const [name, value] of Object.entries(now.demand))
      expect(value, name).toBeLessThanOrEqual(demand[name as keyof typeof demand] * TOLERANCE);
  });

  it('At the rate that a quota is enough for it is just not exceeded', () => {
    for (const { name, limit, enoughFor } of reach(demand)) {
      const at = limit.atOnce ? { perSecond: 0, openCases: enoughFor } : { perSecond: enoughFor, openCases: 0 };
      expect(loads(demand, at).find((load) => load.name === name)?.timesQuota).toBeCloseTo(1);
    }
  });

  it('Twice as many complaints ask for twice as much, and never for fewer cells or shards', () => {
    void fc.assert(
      fc.property(rate, open, (perSecond, openCases) => {
        const [once, twice] = [
          { perSecond, openCases },
          { perSecond: 2 * perSecond, openCases: 2 * openCases },
        ];
        for (const { name, asked } of loads(demand, once))
          expect(loads(demand, twice).find((load) => load.name === name)?.asked).toBeCloseTo(2 * asked);
        expect(cellsFor(demand, twice, 0.5)).toBeGreaterThanOrEqual(cellsFor(demand, once, 0.5));
        expect(shardsFor(demand, 2 * perSecond)).toBeGreaterThanOrEqual(shardsFor(demand, perSecond));
      }),
    );
  });

  it('With the cells that it says no quota that is not raised is more than half used, even while one of them is lost', () => {
    void fc.assert(
      fc.property(open, (openCases) => {
        const cells = cellsFor(demand, { perSecond: 1, openCases }, 0.5);
        const each = openCases / Math.max(1, cells - 1);
        expect((each * demand.openExecutions) / limits.openExecutions.value).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });
});

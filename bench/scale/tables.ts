import { limits } from './limits.ts';
import type { Measured } from './measure.ts';
import { cellsFor, loads, reach, type Scale, shardsFor } from './model.ts';

/** The three sizes that are told of: a large company, the largest that anybody asked for, and twice as many as open at once. */
const scales: { title: string; scale: Scale }[] = [
  { title: 'ten a second, 100,000 open', scale: { perSecond: 10, openCases: 100_000 } },
  { title: '100 a second, 1 million open', scale: { perSecond: 100, openCases: 1_000_000 } },
  { title: '1,000 a second, 10 million open', scale: { perSecond: 1_000, openCases: 10_000_000 } },
];

/** Half of what AWS does not raise is left free, for a day that is twice as bad as the worst that was planned for. */
const HEADROOM = 0.5;
const SECONDS_A_DAY = 86_400;

const count = (value: number): string => new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 }).format(value);

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** What docs/scale.md shows of what was measured, and what follows from it. */
export const scaleTables = ({ demand, costPerThousand, partitions }: Measured): string => {
  const perThousand = Object.values(costPerThousand).reduce((sum, cost) => sum + cost, 0);
  const binding = table(
    ['quota', 'AWS gives', 'a complaint uses', 'enough for', 'raised on request', 'when it binds'],
    reach(demand).map(({ name, limit, enoughFor }) => [
      `[${limit.name}](https://${limit.source.split(',')[0]})`,
      `${count(limit.value)} ${limit.atOnce ? 'at once' : 'a second'}`,
      `${count(demand[name])} ${limit.atOnce ? 'while open' : limit.unit}`,
      limit.atOnce ? `${count(enoughFor)} open cases` : `${count(enoughFor)} complaints a second`,
      limit.raisable ? 'yes' : '**no**',
      limit.answer,
    ]),
  );
  const sizes = table(
    ['', ...scales.map(({ title }) => title)],
    [
      ...loads(demand, scales.at(-1)?.scale ?? { perSecond: 0, openCases: 0 }).map(({ name }) => [
        limits[name].name,
        ...scales.map(({ scale }) => {
          const one = loads(demand, scale).find((load) => load.name === name);
          const times = one?.timesQuota ?? 0;
          return `${count(one?.asked ?? 0)}${times > 1 ? `, **${count(times)} x**` : ''}`;
        }),
      ]),
      ['stacks (cells), one of them spare', ...scales.map(({ scale }) => String(cellsFor(demand, scale, HEADROOM)))],
      [
        'shards of the busiest partition in each',
        ...scales.map(({ scale }) => {
          const cells = Math.max(1, cellsFor(demand, scale, HEADROOM) - 1);
          return String(shardsFor(demand, scale.perSecond / cells));
        }),
      ],
      [
        'list price of a day, USD',
        ...scales.map(({ scale }) => count((perThousand / 1000) * scale.perSecond * SECONDS_A_DAY)),
      ],
    ],
  );
  const busy = table(
    ['partition', 'write units a complaint', 'enough for, complaints a second'],
    partitions.map(({ partition, unitsPerCase }) => [
      `\`${partition}\``,
      count(unitsPerCase),
      count(limits.busiestPartition.value / unitsPerCase),
    ]),
  );
  return [
    '### Which quota binds first',
    binding,
    '### At three sizes',
    sizes,
    '### Partitions that all cases share, the busiest first',
    busy,
  ].join('\n\n');
};

import { type Demand, type Limit, type LimitName, limits } from './limits.ts';

/** How much is asked of a limit, and how that compares. */
export type Load = { name: LimitName; limit: Limit; asked: number; timesQuota: number };

/** What is asked for: complaints a second, day and night, and cases that are open. */
export type Scale = { perSecond: number; openCases: number };

/** What each limit is asked for at a scale, the one that binds first at the top. */
export const loads = (demand: Demand, { perSecond, openCases }: Scale): Load[] =>
  (Object.keys(limits) as LimitName[])
    .map((name): Load => {
      const limit: Limit = limits[name];
      const asked = demand[name] * (limit.atOnce ? openCases : perSecond);
      return { name, limit, asked, timesQuota: asked / limit.value };
    })
    .toSorted((a, b) => b.timesQuota - a.timesQuota);

/** Up to how many complaints a second, or open cases, a limit is enough; lowest first among those of a second. */
export const reach = (demand: Demand): { name: LimitName; limit: Limit; enoughFor: number }[] =>
  (Object.keys(limits) as LimitName[])
    .map((name) => ({ name, limit: limits[name] as Limit, enoughFor: limits[name].value / demand[name] }))
    .toSorted((a, b) => Number(a.limit.atOnce ?? false) - Number(b.limit.atOnce ?? false) || a.enoughFor - b.enoughFor);

/**
 * Cells that are needed so that what AWS does not raise is enough, with `headroom` of it left free (0.5: half), and one cell more than
 * needed so that one can be lost.
 */
export const cellsFor = (demand: Demand, scale: Scale, headroom: number): number => {
  const fixed = loads(demand, scale).filter(({ limit, name }) => !limit.raisable && name !== 'busiestPartition');
  const most = Math.max(0, ...fixed.map(({ timesQuota }) => timesQuota));
  return most <= 1 - headroom ? 1 : Math.ceil(most / (1 - headroom)) + 1;
};

/** Partitions that all cases are spread over (`shards` of cases/store/keys.ts). */
export const SHARDS = 4;

/** Shards that the busiest partition of a stack needs, with half of each left free. */
export const shardsFor = (demand: Demand, perSecond: number): number =>
  Math.max(SHARDS, Math.ceil((demand.busiestPartition * SHARDS * perSecond * 2) / limits.busiestPartition.value));

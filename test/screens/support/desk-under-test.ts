import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type DemoCases, demoCases, sameEveryTime } from '#test/support/desk-in-browser/demo-cases.ts';
import { type ServedAmends, servedAmends } from '#test/support/desk-in-browser/served-amends.ts';
import { looker } from './looker.ts';

const STARTS_WITHIN_MS = 60_000;

/** Serves Amends with the demo's cases for the tests of a file, and closes it after them. */
export const servedDemo = (): { current: () => ServedAmends<DemoCases> } => {
  let served: ServedAmends<DemoCases> | undefined;
  beforeAll(async () => {
    served = await servedAmends(sameEveryTime(), demoCases);
  }, STARTS_WITHIN_MS);
  afterAll(() => served?.close());
  return {
    current: () => {
      if (!served) throw new Error('It is served only while tests run');
      return served;
    },
  };
};

/** The same, looked at screen by screen; `fill` leaves the cases of the demo out where nothing is to be there. */
export const lookedAt = (browser: Browser, { isEmpty = false } = {}) => {
  let looking: ReturnType<typeof looker> | undefined;
  let served: Pick<ServedAmends<unknown>, 'close'> | undefined;
  beforeAll(async () => {
    const filled = await servedAmends(sameEveryTime(), isEmpty ? async () => ({}) as DemoCases : demoCases);
    served = filled;
    looking = looker(browser, filled, filled.seed);
  }, STARTS_WITHIN_MS);
  afterAll(async () => {
    await looking?.close();
    await served?.close();
  });
  return (...asked: Parameters<ReturnType<typeof looker>['look']>) => {
    if (!looking) throw new Error('It is looked at only while tests run');
    return looking.look(...asked);
  };
};

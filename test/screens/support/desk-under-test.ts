import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type DemoCases, demoCases, sameEveryTime } from '#test/support/desk-in-browser/demo-cases.ts';
import { type RareCases, rareCases, rarely } from '#test/support/desk-in-browser/rare-cases.ts';
import { type ServedAmends, servedAmends } from '#test/support/desk-in-browser/served-amends.ts';
import type { InMemoryAmends } from '#test/support/in-memory-amends.ts';
import type { AmendsOptions } from '#test/support/in-memory-options.ts';
import { looker } from './looker.ts';

const STARTS_WITHIN_MS = 300_000;

/** How Amends is that is looked at, and what is in it. */
type Filled<Cases> = { options: AmendsOptions; fill: (amends: InMemoryAmends) => Promise<Cases> };

const demo = (): Filled<DemoCases> => ({ options: sameEveryTime(), fill: demoCases });
const rare = (): Filled<RareCases> => ({ options: rarely(), fill: rareCases });

/** Serves Amends for the tests of a file, and closes it after them. */
const servedWith = <Cases>(filled: () => Filled<Cases>): { current: () => ServedAmends<Cases> } => {
  let served: ServedAmends<Cases> | undefined;
  beforeAll(async () => {
    const { options, fill } = filled();
    served = await servedAmends(options, fill);
  }, STARTS_WITHIN_MS);
  afterAll(() => served?.close());
  return {
    current: () => {
      if (!served) throw new Error('It is served only while tests run');
      return served;
    },
  };
};

/** With the demo's cases. */
export const servedDemo = () => servedWith(demo);
/** With cases as they seldom are. */
export const servedRare = () => servedWith(rare);

/** The same, looked at screen by screen. */
const lookedAtWith = <Cases>(browser: Browser, filled: () => Filled<Cases>) => {
  let looking: ReturnType<typeof looker<Cases>> | undefined;
  const served = servedWith(filled);
  beforeAll(() => {
    looking = looker(browser, served.current(), served.current().seed);
  });
  // Before the server is closed: what is begun last is ended first.
  afterAll(() => looking?.close());
  return (...asked: Parameters<ReturnType<typeof looker<Cases>>['look']>) => {
    if (!looking) throw new Error('It is looked at only while tests run');
    return looking.look(...asked);
  };
};

/** `isEmpty` leaves the cases of the demo out where nothing is to be there. */
export const lookedAt = (browser: Browser, { isEmpty = false } = {}) =>
  lookedAtWith(browser, isEmpty ? () => ({ ...demo(), fill: async () => ({}) as DemoCases }) : demo);

export const lookedAtRare = (browser: Browser) => lookedAtWith(browser, rare);

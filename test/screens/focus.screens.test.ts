import { describe, expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { open, type Served, signIn, type Visit, visit } from '#test/support/desk-in-browser/visit.ts';
import { customerPages } from './support/customer-pages.ts';
import { servedDemo, servedRare } from './support/desk-under-test.ts';
import { PHONE, WIDE } from './support/faults.ts';
import { walkByTab } from './support/focus.ts';
import { rareScreens } from './support/rare-screens.ts';
import { lists, matters, type Screen } from './support/screens.ts';

/** A walk takes two pictures at each stop: on a machine that does much else besides that is long. */
const WALK_MS = 1_800_000;
const DESK = ['queue, mine', 'wall', 'deliveries', 'me and the team', 'new complaint', 'case, examine', 'search'];
const ON_PHONE = [
  'task, approve of approve',
  'task, consult of consult',
  'task, release of release',
  'queue with a row selected',
];
const RARE = [
  'task, reconcile of differ',
  'task, promise of failed',
  'case, many',
  'wall with budgets that end',
  'incident, confirmed, sofia, unfolded',
  'insights of a month, unfolded',
  'what-if, answered',
  'who works here, somebody new, sent empty',
];
const CUSTOMER = [
  'form',
  'lost link',
  'tracking page, offer, unfolded',
  'tracking page, closed',
  'review before acceptance',
];
const chosen = <Named extends { name: string }>(all: Named[], names: string[]): Named[] =>
  all.filter(({ name }) => names.includes(name));

/** Goes through a page to its end, and sees at every stop where the focus is. */
const walkThrough = async ({ page, close }: Visit): Promise<void> => {
  const { stops, faults } = await walkByTab(page);
  expect(faults).toEqual([]);
  expect(stops).toBeGreaterThan(3);
  await close();
};

type Opened = { who: string; path: string; prepare: Screen['prepare'] | undefined };

/** The same at the desk, signed in. */
const walkAtDesk = async (visited: Visit, served: Served, { who, path, prepare }: Opened) => {
  await signIn(visited, served, who, path);
  await visited.page.waitForLoadState('networkidle');
  await prepare?.(visited.page);
  await walkThrough(visited);
};

await describeInBrowser('Whoever goes through a page by Tab sees at every stop where the focus is', (browser) => {
  const served = servedDemo();

  describe('at the desk', () => {
    it.each([
      ...chosen([...lists, ...matters], DESK).map((screen) => ({ ...screen, width: WIDE, colors: 'light' as const })),
      ...chosen(matters, ON_PHONE).map((screen) => ({ ...screen, width: PHONE, colors: 'dark' as const })),
    ])(
      '$name, $width px, $colors',
      async ({ who, path, prepare, width, colors }) => {
        const visited = await visit(browser, served.current(), { language: 'es', colors, width });
        await walkAtDesk(visited, served.current(), { who, prepare, path: await path(served.current().seed) });
      },
      WALK_MS,
    );
  });

  describe('at the desk, where something is rare', () => {
    const rare = servedRare();
    it.each(chosen(rareScreens, RARE))(
      '$name',
      async ({ who, path, prepare }) => {
        const visited = await visit(browser, rare.current(), { language: 'es', colors: 'light', width: WIDE });
        await walkAtDesk(visited, rare.current(), { who, prepare, path: await path(rare.current().seed) });
      },
      WALK_MS,
    );
  });

  describe('at the customer’s page', () => {
    it.each(chosen(customerPages, CUSTOMER))(
      '$name',
      async ({ path, prepare }) => {
        const { base, seed } = served.current();
        const visited = await visit(browser, served.current(), { language: 'es', colors: 'light', width: PHONE });
        await open(visited, base + path(seed));
        await prepare?.(visited.page);
        await walkThrough(visited);
      },
      WALK_MS,
    );
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { NO_BROWSER, openBrowser } from '#local/browser.ts';
import { Advice, fail } from '#local/progress.ts';
import { type DemoCases, demoCases, sameEveryTime, taskOf } from '#test/support/desk-in-browser/demo-cases.ts';
import { type ServedAmends, servedAmends } from '#test/support/desk-in-browser/served-amends.ts';
import { type Looks, open, signIn, visit } from '#test/support/desk-in-browser/visit.ts';

/**
 * `npm run screens`: takes the README's pictures of the desk and the customer's page. All stands still (time, ids, references), so that
 * a picture changes only where the screen does.
 */
const FOLDER = join('docs', 'pictures');
const WIDE = { width: 1200, height: 760 };
const MOST_TRIES = 10;
const PHONE = { width: 360, height: 740 };

type Picture = {
  name: string;
  /** Who is signed in; nobody on the customer's page. */
  who?: string;
  path: (cases: DemoCases) => string | Promise<string>;
  size: { width: number; height: number };
  colors?: Looks['colors'];
};

const PICTURES: Picture[] = [
  { name: 'desk-queue', who: 'lucia', path: () => '/desk/q/mine', size: WIDE },
  { name: 'desk-queue-dark', who: 'lucia', path: () => '/desk/q/mine', size: WIDE, colors: 'dark' },
  {
    name: 'desk-case',
    who: 'lucia',
    path: async ({ examine }) => `/desk/c/${(await examine.head()).reference}`,
    size: { width: 1200, height: 860 },
  },
  {
    name: 'desk-approval',
    who: 'elena',
    path: async ({ approve }) => `/desk/t/${await taskOf(approve, 'approve')}`,
    size: PHONE,
  },
  { name: 'desk-wall', who: 'sofia', path: () => '/desk/s', size: WIDE },
  { name: 'tracking-page', path: ({ offer }) => offer.path, size: PHONE },
];

/** What is on the page once nothing on it moves any more. */
const atRest = async (page: Page): Promise<Buffer> => {
  await page.waitForLoadState('networkidle');
  let before: Buffer = Buffer.alloc(0);
  for (let turn = 0; turn < MOST_TRIES; turn++) {
    const now = await page.screenshot({ animations: 'disabled' });
    if (now.equals(before)) return now;
    before = now;
    await page.waitForTimeout(200);
  }
  return before;
};

const take = async (browser: Browser, served: ServedAmends<DemoCases>, picture: Picture): Promise<void> => {
  const { name, who, path, size, colors = 'light' } = picture;
  const visited = await visit(browser, served, { language: 'es', colors, ...size });
  const address = await path(served.seed);
  if (who) await signIn(visited, served, who, address);
  else await open(visited, served.base + address);
  writeFileSync(join(FOLDER, `${name}.png`), await atRest(visited.page));
  await visited.close();
};

const takeAll = async (): Promise<void> => {
  const browser = await openBrowser();
  if (!browser) throw new Advice(NO_BROWSER);
  const served = await servedAmends(sameEveryTime(), demoCases);
  mkdirSync(FOLDER, { recursive: true });
  for (const picture of PICTURES) await take(browser, served, picture);
  await browser.close();
  await served.close();
};

takeAll().catch(fail);

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { NO_BROWSER, openBrowser } from '#local/browser.ts';
import { Advice, fail } from '#local/progress.ts';
import { demoCases, sameEveryTime } from '#test/support/desk-in-browser/demo-cases.ts';
import { rareCases, rarely } from '#test/support/desk-in-browser/rare-cases.ts';
import { type ServedAmends, servedAmends } from '#test/support/desk-in-browser/served-amends.ts';
import { type Looks, open, signIn, visit } from '#test/support/desk-in-browser/visit.ts';
import { readArguments } from '#tools/arguments.ts';
import { fileOf, LANGUAGES, ofDemo, ofRare, type Picture } from './support/pictures.ts';

/**
 * `npm run screens`: takes the pictures of the README and the handbook, in both languages, of what the project `screens` looks at: it
 * needs a browser and nothing else. All stands still (time, ids, references), so that a picture changes only where the screen does.
 * Names as arguments: these only.
 */
const FOLDER = join('docs', 'pictures');
const MOST_TRIES = 10;
const NAMES = [...ofDemo, ...ofRare].map(({ name }) => name);
const USAGE = `Usage: npm run screens [-- NAME ...]
  NAME  only this picture: ${NAMES.join(', ')}`;

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

type Taken = Pick<Looks, 'language' | 'colors'>;

const take = async <Cases>(
  browser: Browser,
  served: ServedAmends<Cases>,
  { name, who, path, size, prepare }: Picture<Cases>,
  { language, colors }: Taken,
): Promise<void> => {
  const visited = await visit(browser, served, { language, colors, ...size });
  const address = await path(served.seed, language);
  if (who) await signIn(visited, served, who, address);
  else await open(visited, served.base + address);
  await prepare?.(visited.page);
  writeFileSync(join(FOLDER, fileOf(name, language, colors)), await atRest(visited.page));
  await visited.close();
};

const takeAllOf = async <Cases>(
  browser: Browser,
  named: string[],
  pictures: Picture<Cases>[],
  serve: () => Promise<ServedAmends<Cases>>,
): Promise<void> => {
  const wanted = pictures.filter(({ name }) => named.length === 0 || named.includes(name));
  if (wanted.length === 0) return;
  const served = await serve();
  for (const picture of wanted)
    for (const language of LANGUAGES) {
      await take(browser, served, picture, { language, colors: 'light' });
      if (picture.darkIn === language) await take(browser, served, picture, { language, colors: 'dark' });
    }
  await served.close();
};

const takeAll = async (): Promise<void> => {
  const { positionals: named } = readArguments(USAGE, { allowPositionals: true });
  const unknown = named.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0) throw new Advice(`There is no picture ${unknown.join(', ')}.\n${USAGE}`);
  const browser = await openBrowser();
  if (!browser) throw new Advice(NO_BROWSER);
  mkdirSync(FOLDER, { recursive: true });
  await takeAllOf(browser, named, ofDemo, () => servedAmends(sameEveryTime(), demoCases));
  await takeAllOf(browser, named, ofRare, () => servedAmends(rarely(), rareCases));
  await browser.close();
};

takeAll().catch(fail);

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { signIn, type Visit, visit } from '#test/support/desk-in-browser/visit.ts';
import { axeFinds, inPage, overflows } from './support/checks.ts';
import { servedDemo } from './support/desk-under-test.ts';
import { PHONE, WIDE } from './support/faults.ts';

const ALL_ACTS_MS = 600_000;

const LOOKS = [
  { language: 'es', colors: 'light', width: PHONE },
  { language: 'en', colors: 'dark', width: WIDE },
] as const;

/** Words of what has the focus. */
const focused = (page: Page): Promise<string> =>
  inPage(
    page,
    '(document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "").trim()',
  );

const wrongIn = async ({ page, faults }: Visit): Promise<string[]> => [
  ...(await axeFinds(page)),
  ...(await overflows(page)),
  ...faults.splice(0),
];

/** What is wrong with a dialog as it opens, with what it says of a form that is sent empty, and with where the focus goes after it. */
const wrongWithDialog = async (visited: Visit, name: string): Promise<string[]> => {
  const { page } = visited;
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  const found = await wrongIn(visited);
  const send = dialog.getByRole('button', { name, exact: true });
  if ((await send.count()) > 0) {
    await send.first().click();
    await page.waitForTimeout(150);
    if ((await dialog.count()) > 0) found.push(...(await wrongIn(visited)));
  }
  if ((await dialog.count()) > 0) await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return found;
};

await describeInBrowser('Dialogs of the desk', (browser) => {
  const served = servedDemo();

  it.each(LOOKS)(
    'of every act of a case are right in $language at $width px, sent empty too, and give the focus back',
    async (looks) => {
      const { seed } = served.current();
      const visited = await visit(browser, served.current(), looks);
      const { page } = visited;
      await signIn(visited, served.current(), 'sofia', `/desk/c/${(await seed.offer.head()).reference}`);
      const acts = page.locator('#actions');
      await acts.waitFor();
      for (const summary of await acts.locator('summary').all()) await summary.click();
      const found: string[] = [];
      let opened = 0;
      for (const button of await acts.locator('li button').all()) {
        if ((await button.isDisabled()) || (await button.getAttribute('aria-disabled')) === 'true') continue;
        const name = (await button.textContent())?.trim() ?? '';
        await button.click();
        opened++;
        found.push(...(await wrongWithDialog(visited, name)).map((fault) => `${name}: ${fault}`));
        const back = await focused(page);
        if (back !== name) found.push(`${name}: the focus went to «${back}»`);
      }
      expect(opened).toBeGreaterThan(10);
      expect(found).toEqual([]);
      await visited.close();
    },
    ALL_ACTS_MS,
  );

  it.each(LOOKS)('and both composers of a case are right in $language at $width px', async (looks) => {
    const { seed } = served.current();
    const visited = await visit(browser, served.current(), looks);
    const { page } = visited;
    await signIn(visited, served.current(), 'lucia', `/desk/c/${(await seed.promise.head()).reference}`);
    for (const name of looks.language === 'es'
      ? ['Escribir al cliente', 'Nota interna']
      : ['Write to the customer', 'Internal note']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.locator('.composer-letter, .composer-note').first().waitFor();
      expect(await wrongIn(visited)).toEqual([]);
    }
    await visited.close();
  });

  it.each(LOOKS)(
    'of the queue, and the list of keys, are right in $language at $width px and give the focus back',
    async (looks) => {
      const visited = await visit(browser, served.current(), looks);
      const { page } = visited;
      await signIn(visited, served.current(), 'lucia', '/desk/q/mine');
      await page.locator('[data-row]').first().waitFor();
      await page.keyboard.press('j');
      const row = await focused(page);
      for (const key of ['h', '?']) {
        await page.keyboard.press(key);
        await page.locator('dialog[open]').waitFor();
        expect(await wrongIn(visited)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.locator('dialog[open]').waitFor({ state: 'detached' });
        expect(await focused(page)).toBe(row);
      }
      await visited.close();
    },
  );
});

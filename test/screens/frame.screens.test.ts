import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { signIn, visit } from '#test/support/desk-in-browser/visit.ts';
import { servedDemo } from './support/desk-under-test.ts';
import { PHONE, WIDE } from './support/faults.ts';

const HEIGHT = 800;
const CLOSE = 'Cerrar la navegación';
const OPEN = 'Abrir la navegación';

const navigation = (page: Page) => page.getByRole('link', { name: /^Mis casos/ });
const button = (page: Page, name: string) => page.getByRole('button', { name });
const widen = (page: Page, width: number) => page.setViewportSize({ width, height: HEIGHT });

await describeInBrowser('The navigation of the desk', (browser) => {
  const served = servedDemo();

  const at = async (width: number) => {
    const visited = await visit(browser, served.current(), { language: 'es', colors: 'light', width });
    await signIn(visited, served.current(), 'lucia', '/desk/q/mine');
    await visited.page.locator('[data-row]').first().waitFor();
    return visited;
  };

  it('is open in a window that was narrow when the desk came up, and is turned or widened', async () => {
    const { page, close } = await at(PHONE);
    await expect.poll(() => navigation(page).isVisible()).toBe(false);
    await widen(page, WIDE);
    await navigation(page).waitFor();
    await button(page, CLOSE).waitFor();
    await close();
  });

  it('stays as somebody left it while their window is narrow for a time', async () => {
    const { page, close } = await at(WIDE);
    await button(page, CLOSE).click();
    await expect.poll(() => navigation(page).isVisible()).toBe(false);
    await widen(page, PHONE);
    await page.locator('main summary', { hasText: 'Navegación de la mesa' }).first().waitFor();
    await widen(page, WIDE);
    await button(page, OPEN).waitFor();
    expect(await navigation(page).isVisible()).toBe(false);
    await button(page, OPEN).click();
    await navigation(page).waitFor();
    for (const width of [PHONE, WIDE]) await widen(page, width);
    await navigation(page).waitFor();
    await close();
  });
});

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { type Visit, visit } from '#test/support/desk-in-browser/visit.ts';
import { inPage } from './support/checks.ts';
import { servedDemo } from './support/desk-under-test.ts';
import { WIDE } from './support/faults.ts';

const STORY_MS = 300_000;
const MOST_TABS = 120;

const label = (page: Page): Promise<string> =>
  inPage(
    page,
    `(() => {
      const at = document.activeElement;
      const named = at.getAttribute('aria-label') || [...(at.labels ?? [])].map((one) => one.textContent).join(' ');
      const by = (at.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      return (named || by.trim() || at.textContent || at.id || '').trim();
    })()`,
  );

/** Goes on with Tab until what has the focus is called so. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  const passed: string[] = [];
  for (let turn = 0; turn < MOST_TABS; turn++) {
    const here = await label(page);
    if (name.test(here)) return;
    passed.push(here.slice(0, 30));
    await page.keyboard.press('Tab');
  }
  throw new Error(`No Tab leads to ${name}: ${passed.join(', ')}`);
};

const headingIs = (page: Page, text: string | RegExp) =>
  page.getByRole('heading', { level: 1 }).getByText(text).waitFor();

/** Waits until a task is said to be done; where it is not, what the page says instead is what went wrong. */
const isDone = (page: Page): Promise<void> =>
  page
    .getByText('Hecho. El caso sigue adelante.')
    .waitFor()
    .catch(async () => {
      const said = await page.locator('[aria-live=assertive]').allTextContents();
      throw new Error(`It is not done, with the focus on «${await label(page)}»: ${said.join(' | ')}`);
    });

await describeInBrowser('With the keyboard alone', (browser) => {
  const served = servedDemo();

  const signedIn = async (name: RegExp, path: string): Promise<Visit> => {
    const visited = await visit(browser, served.current(), { language: 'es', colors: 'light', width: WIDE });
    const { page } = visited;
    await page.goto(served.current().base + path);
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/desk\/(?!signed-in)/);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    return visited;
  };

  it('each key of a case goes where the list of keys says, and sends nothing', async () => {
    const { reference } = await served.current().seed.examine.head();
    const visited = await signedIn(/^Lucía Ferrándiz/, '/desk/q/cases');
    const { page } = visited;
    await page.locator('[data-row]', { hasText: reference }).locator('a').first().focus();
    await page.keyboard.press('Enter');
    await headingIs(page, reference);
    await page.locator('#my-task').waitFor();
    const isIn = (place: string) =>
      inPage<boolean>(page, `document.activeElement.closest(${JSON.stringify(place)}) !== null`);
    const pressed = async (key: string): Promise<void> => {
      await inPage(page, 'document.activeElement.blur()');
      await page.keyboard.press(key);
    };
    const before = await served.current().seed.examine.head();
    for (const [key, place] of [
      ['r', '.composer-letter textarea'],
      ['n', '.composer-note textarea'],
      ['h', '#my-task .hand-over details[open]'],
      ['e', '#my-task input'],
      ['t', '#timers'],
    ] as const) {
      await pressed(key);
      await expect.poll(() => isIn(place), { message: key }).toBe(true);
    }
    await pressed('u');
    await page.getByText(`${reference}, sin leer`).waitFor({ state: 'attached' });
    await pressed('z');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await pressed(']');
    await page.getByRole('heading', { level: 1 }).getByText(/^AM-/).filter({ hasNotText: reference }).waitFor();
    await pressed('[');
    await headingIs(page, reference);
    expect(await served.current().seed.examine.head()).toEqual(before);
    expect(visited.faults).toEqual([]);
    await visited.close();
  });

  it(
    'somebody signs in, goes through the queue, examines a complaint, goes back, hands a task over and searches',
    async () => {
      const { seed } = served.current();
      const visited = await signedIn(/^Lucía Ferrándiz/, '/desk/q/mine');
      const { page } = visited;
      await page.locator('[data-row]').first().waitFor();
      const marta = page.locator('[data-row]', { hasText: 'Marta Olmedo' });
      const isOnMarta = () => marta.evaluate((row) => row.matches(':focus-within'));
      for (let turn = 0; turn < 10 && !(await isOnMarta()); turn++) await page.keyboard.press('j');
      await page.keyboard.press('k');
      expect(await isOnMarta()).toBe(false);
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      const { reference } = await seed.examine.head();
      await headingIs(page, reference);

      await tabTo(page, /Error nuestro/);
      await page.keyboard.press('Space');
      await tabTo(page, /^Hechos/);
      await page.keyboard.type('El bulto salió del almacén con el precinto roto.');
      for (const _ of await page.getByLabel('Respuesta para el cliente').all()) {
        await tabTo(page, /^Respuesta para el cliente/);
        // What is folded is opened by its heading, and written in the field below it.
        if (!(await inPage(page, "document.activeElement.closest('details').open"))) await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        await page.keyboard.type('Lo hemos comprobado con el almacén.');
        await page.keyboard.press('Tab');
      }
      const answers = await page.getByLabel('Respuesta para el cliente').all();
      expect(await Promise.all(answers.map((answer) => answer.inputValue()))).toEqual(
        answers.map(() => 'Lo hemos comprobado con el almacén.'),
      );
      expect(await seed.examine.open('examine')).toHaveLength(1);
      await page.keyboard.press('Control+Enter');
      await isDone(page);
      expect(await seed.examine.open('examine')).toHaveLength(0);

      await page.keyboard.press('Escape');
      await headingIs(page, 'Lo mío');
      const ivan = page.locator('[data-row]', { hasText: 'Examinar' }).filter({ hasText: 'Iván Soto' });
      await ivan.waitFor();
      for (let turn = 0; turn < 10 && !(await ivan.evaluate((row) => row.matches(':focus-within'))); turn++)
        await page.keyboard.press('j');
      await page.keyboard.press('h');
      await page.locator('dialog[open] select').waitFor();
      await tabTo(page, /^A quién/);
      await page.keyboard.type('Nad');
      await tabTo(page, /^Motivo/);
      await page.keyboard.type('Está más cerca del almacén.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText(/Se han pasado|Se ha pasado/).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
      expect((await seed.contact.open('examine'))[0]?.assignee).toBe('nadia');

      await page.keyboard.press('/');
      await page.keyboard.type(`${reference}\n`);
      await headingIs(page, reference);
      await page.keyboard.press('?');
      await page.locator('dialog[open]').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
      expect(visited.faults).toEqual([]);
      await visited.close();
    },
    STORY_MS,
  );

  it('no single key acts once keys are off, and the list of keys still opens by its button', async () => {
    const visited = await signedIn(/^Mateo Urrutia/, '/desk/q/mine');
    const { page } = visited;
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    await tabTo(page, /Usar teclas/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    const before = { url: page.url(), focused: await label(page), text: await page.locator('main').textContent() };
    const keys = [...'jkxhyzulernt', '[', ']', '/', '?', 'g', 'm', 'g', 'c', 'Enter', 'Escape'];
    for (const key of keys) await page.keyboard.press(key);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect({ url: page.url(), focused: await label(page), text: await page.locator('main').textContent() }).toEqual(
      before,
    );
    await page.getByRole('button', { name: 'Teclas' }).first().click();
    await page.locator('dialog[open]').waitFor();
    await visited.close();
  });
});

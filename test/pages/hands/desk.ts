import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Chooses one of the answers to a question. */
export const choose = async (within: Page | Locator, asked: string, answer: string): Promise<void> => {
  const radio = within.getByRole('radiogroup', { name: asked }).getByRole('radio', { name: answer, exact: true });
  await radio.check({ force: true });
};

/** What a field that may be left out says after its name. */
const OPTIONAL = ' - si hace falta';

/** Types into a field, key after key. */
export const type = async (within: Page | Locator, label: string, text: string): Promise<void> => {
  const named = (name: string) => within.getByRole('textbox', { name, exact: true });
  const field = named(label).or(named(`${label}${OPTIONAL}`));
  await field.click();
  await field.pressSequentially(text);
};

export const press = (within: Page | Locator, name: string): Promise<void> =>
  within.getByRole('button', { name, exact: true }).click();

/** The form of one's own task on the page of its case, by the title of the task. */
export const taskOnCase = (page: Page, title: string): Locator =>
  page
    .getByRole('main')
    .locator('div')
    .filter({ has: page.getByRole('heading', { level: 2, name: `Su tarea: ${title}` }) })
    .filter({ has: page.locator('.asked-form') })
    .last();

/** Goes from the queue to the case, by its row. */
export const openFromQueue = async (page: Page, reference: string): Promise<void> => {
  const row = page.locator('li.row', { hasText: reference }).first();
  await row.getByRole('link').first().click();
  await page.getByRole('heading', { level: 1 }).getByText(reference).waitFor();
};

/** Waits for what the desk says once something was done. */
export const isDone = (page: Page): Promise<void> => page.getByText('Hecho. El caso sigue adelante.').first().waitFor();

export const fitsPhone = async (page: Page): Promise<void> =>
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

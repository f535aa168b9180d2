import type { Browser, Page } from 'playwright-core';
import type { LocalRun } from '#local/local-run.ts';

const WIDE = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

/** A window of somebody: its page, what the browser refused or failed at, and how to close it. */
export type Seat = { page: Page; faults: string[]; close: () => Promise<void> };

const passwordOf = ({ people }: LocalRun, username: string): string =>
  people.find((person) => person.username === username)?.password ?? '';

/** Types the name and the password on the page of the user pool. */
export const typeCredentials = async (page: Page, run: LocalRun, username: string): Promise<void> => {
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=password]').fill(passwordOf(run, username));
  await page.locator('[type=submit]').first().click();
};

/** Signs somebody in on the page of the user pool; whatever the browser refuses or fails at is collected. */
export const signedIn = async (
  browser: Browser,
  run: LocalRun,
  { username, viewport = WIDE }: { username: string; viewport?: { width: number; height: number } },
): Promise<Seat> => {
  const context = await browser.newContext({ locale: 'es-ES', viewport });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(run.deskUrl);
  await typeCredentials(page, run, username);
  await page.waitForURL(/\/desk\/q\//);
  return { page, faults, close: () => context.close() };
};

/** What a customer fills in on the form, by the labels of its fields. */
export type Filled = Record<string, string>;

/** A phone without script, as a customer may hold it. */
export const customerPage = async (browser: Browser): Promise<Seat> => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-ES', viewport: PHONE });
  return { page: await context.newPage(), faults: [], close: () => context.close() };
};

/** Files a complaint on the form, with a file. @returns the address of the page that comes next */
export const fileOnForm = async (page: Page, run: LocalRun, filled: Filled): Promise<string> => {
  await page.goto(`${run.apiUrl}/`);
  for (const [label, text] of Object.entries(filled)) await page.getByLabel(label).fill(text);
  await page.getByLabel('Fotos o documentos (opcional)').setInputFiles({
    name: 'nota.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Empezó el lunes.'),
  });
  await page.getByRole('button', { name: 'Enviar la reclamación' }).click();
  await page.waitForURL(/\/t\//);
  return page.url().split('?')[0] ?? '';
};

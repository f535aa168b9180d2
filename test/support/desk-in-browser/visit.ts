import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { InMemoryAmends } from '../in-memory-amends.ts';

export type Looks = { language: 'es' | 'en'; colors: 'light' | 'dark'; width: number; height?: number };
/** What is looked at, as `servedAmends` serves it. */
export type Served = { base: string; amends: Pick<InMemoryAmends, 'now'> };
/** A browser window, what it complained of, and how to close it. */
export type Visit = { page: Page; faults: string[]; close: () => Promise<void> };

const HEIGHT = 800;
/** What a browser says of an answer that a test has broken, or of an address that is not there: the page has to show that, not this. */
const OF_ANSWERS = /Failed to load resource|net::ERR_/;

const collectFaults = async (context: BrowserContext): Promise<string[]> => {
  const faults: string[] = [];
  await context.exposeBinding('reportFault', (_, fault: string) => void faults.push(fault));
  await context.addInitScript(
    "addEventListener('securitypolicyviolation', (event) => reportFault('policy: ' + event.violatedDirective + ' ' + event.blockedURI))",
  );
  context.on('weberror', (error) => faults.push(`error: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' && !OF_ANSWERS.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  return faults;
};

/**
 * A window as somebody has it: its language, light or dark, its width; whatever its browser refuses or fails at is collected. Its clock
 * stands still where that of Amends does.
 */
export const visit = async (browser: Browser, served: Served, looks: Looks): Promise<Visit> => {
  const context = await browser.newContext({
    locale: looks.language === 'es' ? 'es-ES' : 'en-GB',
    timezoneId: 'Europe/Madrid',
    colorScheme: looks.colors,
    reducedMotion: 'reduce',
    viewport: { width: looks.width, height: looks.height ?? HEIGHT },
  });
  const faults = await collectFaults(context);
  const page = await context.newPage();
  await page.clock.setFixedTime(served.amends.now());
  return { page, faults, close: () => context.close() };
};

/** Opens a screen of the desk as somebody who signs in for it; the same window may open further ones as it is. */
export const signIn = async ({ page }: Pick<Visit, 'page'>, { base }: Served, who: string, path = '/desk') => {
  await page.goto(base + path);
  await page.locator(`#${who}`).click();
  await page.locator('h1').first().waitFor();
};

/** Opens a further address and waits until nothing on it loads any more. */
export const open = async ({ page }: Pick<Visit, 'page'>, address: string): Promise<void> => {
  await page.goto(address);
  await page.locator('h1').first().waitFor();
};

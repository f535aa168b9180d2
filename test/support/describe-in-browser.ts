import type { Browser } from 'playwright-core';
import { afterAll, describe } from 'vitest';
import { openBrowser } from '#local/browser.ts';

/** So long a page may take for anything that is bound to come: a machine may be slow. */
const PATIENCE_MS = 120_000;

/**
 * `describe` for what is looked at in a browser. Where the machine has none, its tests are skipped, and `npm test` says at its
 * end what to install.
 */
export const describeInBrowser = async (title: string, tests: (browser: Browser) => void): Promise<void> => {
  const browser = await openBrowser();
  browser?.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS));
  describe.skipIf(!browser)(title, () => {
    afterAll(() => browser?.close());
    tests(browser as Browser);
  });
};

import type { Browser } from 'playwright-core';
import { type Served, signIn, type Visit, visit } from '#test/support/desk-in-browser/visit.ts';
import { letAnswersBe, type State } from './answers.ts';
import { inPage } from './checks.ts';
import { faultsOf, LOOKS, WIDE } from './faults.ts';
import { LEADS_NOWHERE, type Screen } from './screens.ts';

type Language = 'es' | 'en';
type Asked = { language: Language; state?: State; looks?: typeof LOOKS };

/** What the desk says at an address of no screen. */
const NOWHERE = /^(Aquí no hay nada|There is nothing here)$/;

/** How long a screen whose answers are held back is given to show so. */
const WAITING_MS = 400;

/**
 * Looks at screens one after the other, in one window for each person and language, signed in once.
 * @returns what is wrong with a screen, and a way to close all windows
 */
export const looker = <Cases>(browser: Browser, served: Served, seed: Cases) => {
  const windows = new Map<string, Promise<Visit>>();
  const windowOf = (who: string, language: Language): Promise<Visit> => {
    const key = `${who} ${language}`;
    const known = windows.get(key);
    if (known !== undefined) return known;
    const opened = visit(browser, served, { language, colors: 'light', width: WIDE }).then(async (visited) => {
      await signIn(visited, served, who);
      return visited;
    });
    windows.set(key, opened);
    return opened;
  };
  const look = async (screen: Screen<Cases>, { language, state = 'full', looks = LOOKS }: Asked): Promise<string[]> => {
    const visited = await windowOf(screen.who, language);
    const { page } = visited;
    await letAnswersBe(page, state);
    const address = await screen.path(seed);
    await page.goto(served.base + address);
    await page.locator('main').first().waitFor();
    if (state === 'loading') await page.waitForTimeout(WAITING_MS);
    else await page.waitForLoadState('networkidle');
    const leadsNowhere = (await page.getByRole('heading', { level: 1, name: NOWHERE }).count()) > 0;
    if (leadsNowhere && address !== LEADS_NOWHERE) return [`${address} leads nowhere`];
    await screen.prepare?.(page);
    // What was done may have scrolled something half below the bar that stays on top: nobody has to press it there.
    await inPage(page, 'scrollTo(0, 0)');
    return faultsOf(visited, looks);
  };
  const close = async (): Promise<void> => {
    for (const opened of windows.values()) await (await opened).close();
  };
  return { look, close };
};

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// With the rule on small targets (WCAG 2.2, 2.5.8), which axe leaves out unless it is asked for.
const ALL_RULES = "{ rules: { 'target-size': { enabled: true } } }";
const OF_COLORS = "{ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }";
const runAxe = (rules: string): string => `axe.run(${rules}).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ' (' + nodes.length + '): ' + nodes.slice(0, 3).map(({ html, failureSummary }) =>
    html.slice(0, 160) + ' ' + failureSummary.split('\\n')[1]?.trim()).join(' | ')))`;

/**
 * Runs an expression in a page by the debugger: pages of Amends let no script of others run, and stay as strict as they are while they
 * are looked at.
 */
export const inPage = async <T>(page: Page, ...expressions: string[]): Promise<T> => {
  const debug = await page.context().newCDPSession(page);
  try {
    let value: unknown;
    for (const expression of expressions) {
      const { result, exceptionDetails } = await debug.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      value = result.value;
    }
    return value as T;
  } finally {
    await debug.detach();
  }
};

/** What axe finds on the page as it is shown now. */
export const axeFinds = (page: Page): Promise<string[]> => inPage(page, axe, runAxe(ALL_RULES));

/** The same by the rules that look at colors: enough where nothing but them has changed since axe looked at all of it. */
export const axeFindsOfColors = (page: Page): Promise<string[]> => inPage(page, runAxe(OF_COLORS));

const OVERFLOW = `(() => {
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over <= 0) return [];
  const scrolls = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement)
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX) && at !== document.body) return true;
    return false;
  };
  const wide = [...document.body.querySelectorAll('*')].filter((element) =>
    element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element));
  return ['wider by ' + over + ' px: ' + wide.slice(-2).map((element) => element.outerHTML.slice(0, 140)).join(' | ')];
})()`;

/** What makes the page wider than its window; empty where nothing does. */
export const overflows = (page: Page): Promise<string[]> => inPage(page, OVERFLOW);

const STRETCH = `(() => {
  const longer = (text) => text.replace(/\\p{L}{4,}/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)).toLowerCase());
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (!/[@\\d]/.test(node.data) && !['SCRIPT', 'STYLE'].includes(node.parentElement.tagName)) node.data = longer(node.data);
})()`;

/** Makes every text of the page longer by two fifths, each word of it, as a language of long words would. */
export const stretchTexts = (page: Page): Promise<void> => inPage(page, STRETCH);

/** Shows all text at twice its size, as a browser that only enlarges text does; or as it was. */
export const doubleText = (page: Page, isDouble: boolean): Promise<void> =>
  inPage(page, `document.documentElement.style.setProperty('font-size', '${isDouble ? '200%' : ''}')`);

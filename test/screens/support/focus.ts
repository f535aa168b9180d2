import type { Page } from 'playwright-core';
import { inPage } from './checks.ts';

type Stop = { html: string; box: { x: number; y: number; width: number; height: number }; isCovered: boolean };

const MOST_STOPS = 150;
/** An outline may stand that far off. */
const MARGIN = 6;

/** What has the focus, where it stands in the window, and whether something else lies over all of it; null at the end of the page. */
const HERE = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  // A field for dates has several stops of its own.
  if (at.dataset.passed) return at === globalThis.lastFocused && at.type === 'date' ? 'again' : null;
  at.dataset.passed = 'yes';
  globalThis.lastFocused = at;
  const boxes = [at, ...(at.labels ?? [])].map((one) => one.getBoundingClientRect());
  const left = Math.max(0, Math.min(...boxes.map(({ left }) => left)));
  const top = Math.max(0, Math.min(...boxes.map(({ top }) => top)));
  const right = Math.min(innerWidth, Math.max(...boxes.map(({ right }) => right)));
  const bottom = Math.min(innerHeight, Math.max(...boxes.map(({ bottom }) => bottom)));
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]].map(([across, down]) =>
    [left + (right - left) * across, top + (bottom - top) * down]);
  const isCovered = right <= left || bottom <= top || !points.some(([px, py]) => {
    const upper = document.elementFromPoint(px, py);
    return upper && [at, ...(at.labels ?? [])].some((one) => one.contains(upper) || upper.contains(one));
  });
  return { html: at.outerHTML.replace(/<svg.*?<\\/svg>/gs, '').slice(0, 200), isCovered,
    box: { x: left, y: top, width: right - left, height: bottom - top } };
})()`;

/** Where Tab begins again: what was done on the page before has left it where it was done. */
const FROM_TOP = `(() => {
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
})()`;

const BLUR = 'lastFocused.blur()';
const FOCUS = 'lastFocused.focus({ focusVisible: true, preventScroll: true })';

const clipOf = (
  { x, y, width, height }: Stop['box'],
  { width: most, height: high }: { width: number; height: number },
) => {
  const [left, top] = [Math.max(0, x - MARGIN), Math.max(0, y - MARGIN)];
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.min(most, x + width + MARGIN) - left),
    height: Math.max(1, Math.min(high, y + height + MARGIN) - top),
  };
};

/** Whether it looks different while it has the focus than when it has lost it. */
const isMarked = async (page: Page, { box }: Stop): Promise<boolean> => {
  const clip = clipOf(box, page.viewportSize() ?? { width: 0, height: 0 });
  const focused = await page.screenshot({ clip });
  await inPage(page, BLUR);
  const blurred = await page.screenshot({ clip });
  await inPage(page, FOCUS);
  return !focused.equals(blurred);
};

/**
 * Goes through a page by Tab, from its top.
 * @returns how many places it stopped at, and at which of them nobody sees where the focus is (WCAG 2.4.7, 2.4.11)
 */
export const walkByTab = async (page: Page): Promise<{ stops: number; faults: string[] }> => {
  const faults: string[] = [];
  await inPage(page, FROM_TOP);
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    const stop = await inPage<Stop | 'again' | null>(page, HERE);
    if (stop === 'again') continue;
    if (!stop) return { stops, faults };
    if (stop.isCovered) faults.push(`hidden: ${stop.html}`);
    else if (!(await isMarked(page, stop))) faults.push(`not marked: ${stop.html}`);
  }
  return { stops: MOST_STOPS, faults: [...faults, 'Tab goes on and on'] };
};

import type { Page } from 'playwright-core';
import type { Looks, Visit } from '#test/support/desk-in-browser/visit.ts';
import { axeFinds, axeFindsOfColors, doubleText, overflows, stretchTexts } from './checks.ts';

const HEIGHT = 800;
/** Colors fade from one to the other, and what depends on the width is drawn anew. */
const SETTLE_MS = 150;

export const WIDE = 1280;
export const PHONE = 360;
/** A wide window at 400 %, as WCAG 1.4.10 has it; and at 200 %. */
const ENLARGED = [320, WIDE / 2];

/** The looks in which every screen is held against the rules: all pairs of width and color. */
export const LOOKS = [WIDE, PHONE].flatMap((width) =>
  (['light', 'dark'] as const).map((colors) => ({ width, colors })),
);

const show = async (page: Page, { width, colors }: Pick<Looks, 'width' | 'colors'>): Promise<void> => {
  await page.setViewportSize({ width, height: HEIGHT });
  await page.emulateMedia({ colorScheme: colors, reducedMotion: 'reduce' });
  await page.waitForTimeout(SETTLE_MS);
};

/**
 * All that is wrong with a page as it is shown now: against the rules of access and in width, in each look; cut off where it is enlarged
 * or its texts are longer; and what the browser refused or failed at since it was opened.
 */
export const faultsOf = async ({ page, faults }: Visit, looks = LOOKS): Promise<string[]> => {
  const found: string[] = [];
  const note = (where: string, faults: string[]) => found.push(...faults.map((fault) => `${where}: ${fault}`));
  let width = 0;
  for (const look of looks) {
    await show(page, look);
    const where = `${look.width} px, ${look.colors}`;
    // At the same width only colors are others.
    const isSameWidth = look.width === width;
    note(where, isSameWidth ? await axeFindsOfColors(page) : await axeFinds(page));
    if (!isSameWidth) note(where, await overflows(page));
    width = look.width;
  }
  for (const enlarged of ENLARGED) {
    await show(page, { width: enlarged, colors: 'light' });
    note(`${enlarged} px`, await overflows(page));
  }
  // The window is as it was for a wide one at 200 %; whoever enlarges only the text keeps the wide one.
  await show(page, { width: WIDE, colors: 'light' });
  await doubleText(page, true);
  note('text twice its size', await overflows(page));
  await doubleText(page, false);
  await show(page, { width: PHONE, colors: 'light' });
  await stretchTexts(page);
  note('longer texts', await overflows(page));
  found.push(...faults.splice(0));
  await show(page, { width: WIDE, colors: 'light' });
  return found;
};

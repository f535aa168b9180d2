import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { itemWrites } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { bodiesFor, finalAnswerText } from '#domain/agreement/final-answer-text.ts';
import { textItem } from '#domain/case/change.ts';
import { openBrowser } from '#local/browser.ts';
import { CASE_ID, MONDAY, policy } from '#test/support/case-fixture.ts';
import { PAGE } from '#test/support/track.ts';
import { answered } from '../../domain/agreement/facts.ts';
import { aCase, agreed, type Customer, examined, offered, set } from './tracked-case.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREEN = { width: 360, height: 740 };

const finalAnswer = async (customer: Customer) => {
  await agreed(customer);
  const text = finalAnswerText({ ...answered, bodies: bodiesFor(policy, 'ES-MD') });
  await customer.table.write([
    { update: keys.agreement(CASE_ID, 1), set: { kind: 'final-answer', commitments: [] } },
    ...itemWrites(CASE_ID, [textItem('agreement-1', text)]),
  ]);
  await customer.openTask('survey', { assignee: 'customer' });
};

/** How a case stands, and what is promised in it besides. */
const states: [string, (customer: Customer) => Promise<unknown>][] = [
  ['nobody has it', (c) => c.table.write([{ update: keys.head(CASE_ID), set: {}, remove: ['owner'] }])],
  ['examining', (c) => c.openTask('examine', { assignee: 'lucia' })],
  ['preparing', examined],
  ['offered', offered],
  ['agreed', agreed],
  ['final answer', finalAnswer],
  ['closed', async (c) => set(c, { status: 'kept', closedAt: MONDAY })],
];
const promises: [string, (customer: Customer) => Promise<unknown>][] = [
  ['nothing', async () => undefined],
  ['a call', (c) => c.openTask('call', { parts: [1], assignee: 'lucia' })],
  ['a contact', (c) => c.openTask('contact', { parts: [1], assignee: 'mateo' })],
  ['something late', async (c) => c.clock.pass('P4D')],
];
const table = states.flatMap(([state, prepare]) =>
  promises.map(([promise, add]) => ({ state, promise, prepare, add })),
);

const browser = await openBrowser();

describe.skipIf(!browser)('the first screen of a phone', () => {
  afterAll(() => browser?.close());

  const shown = async (text: string): Promise<Page> => {
    const page = await (browser as Browser).newPage({ viewport: SCREEN });
    await page.setContent(text);
    return page;
  };

  it.each(table)('$state with $promise: what, who, by when, a call and one action', async ({ prepare, add }) => {
    const customer = await aCase(prepare);
    await add(customer);
    const { nearestPromise, owner } = await customer.see();
    const page = await shown(await customer.page());
    const isInSight = async (selector: string): Promise<boolean> => {
      const place = await page.locator(selector).filter({ visible: true }).first().boundingBox();
      return place !== null && place.y >= 0 && place.y + place.height <= SCREEN.height;
    };
    const bar = await page.locator('.bar').boundingBox();
    for (const selector of ['h1', '.owner', 'a[href^="tel:"]', '.bar .button:not(.call)', '.bar .hours'])
      expect(await isInSight(selector), selector).toBe(true);
    if (owner) expect(await page.locator('.owner').textContent()).toContain(owner);
    expect(await page.locator('.bar .button:not(.call)').count()).toBe(1);
    if (nearestPromise) {
      const place = await page.locator('.promise').boundingBox();
      expect((place?.y ?? SCREEN.height) + (place?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.close();
  });

  it('A final answer is at most five screens long, and axe finds nothing in it, in the offer and in its review', async () => {
    const customer = await aCase(finalAnswer);
    const page = await shown(await customer.page());
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(5 * SCREEN.height);
    const open = await aCase(offered);
    const { text: review } = await open.track('POST', `${PAGE}/answer`, {
      form: { decision: 'accept:a' },
    });
    const { text: lost } = await open.track('GET', '/lost-link');
    for (const text of [await customer.page(), await open.page({ lang: 'en' }), review, lost]) {
      await page.setContent(text);
      await page.evaluate(axe);
      const { violations } = (await page.evaluate(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
      )) as { violations: { id: string; nodes: { target: unknown[] }[] }[] };
      expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target)}`)).toEqual([]);
    }
    await page.close();
  });
});

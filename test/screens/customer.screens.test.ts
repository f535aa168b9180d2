import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import type { ServedAmends } from '#test/support/desk-in-browser/served-amends.ts';
import { open, type Visit, visit } from '#test/support/desk-in-browser/visit.ts';
import { type CustomerPage, customerPages, rareCustomerPages } from './support/customer-pages.ts';
import { servedDemo, servedRare } from './support/desk-under-test.ts';
import { faultsOf, WIDE } from './support/faults.ts';

const LANGUAGES = ['es', 'en'] as const;
const inBoth = <Cases>(pages: CustomerPage<Cases>[]) =>
  LANGUAGES.flatMap((language) => pages.map((page) => ({ ...page, language })));

await describeInBrowser('Every page that customers see, light and dark, wide and on a phone,', (browser) => {
  const rightIn = <Cases>(
    pages: CustomerPage<Cases>[],
    served: { current: () => Pick<ServedAmends<Cases>, 'base' | 'seed' | 'amends'> },
  ) => {
    let visited: Visit;
    beforeAll(async () => {
      visited = await visit(browser, served.current(), { language: 'es', colors: 'light', width: WIDE });
    });
    afterAll(() => visited.close());

    it.each(inBoth(pages))('is right in $language: $name', async ({ language, path, prepare }) => {
      const { base, seed } = served.current();
      const address = new URL(path(seed), base);
      address.searchParams.set('lang', language);
      await open(visited, address.href);
      await prepare?.(visited.page);
      expect(await faultsOf(visited)).toEqual([]);
    });
  };

  describe('of the demo', () => rightIn(customerPages, servedDemo()));
  describe('that are rare', () => rightIn(rareCustomerPages, servedRare()));
});

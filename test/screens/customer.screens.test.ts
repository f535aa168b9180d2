import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { open, type Visit, visit } from '#test/support/desk-in-browser/visit.ts';
import { customerPages } from './support/customer-pages.ts';
import { servedDemo } from './support/desk-under-test.ts';
import { faultsOf, WIDE } from './support/faults.ts';

const LANGUAGES = ['es', 'en'] as const;
const all = LANGUAGES.flatMap((language) => customerPages.map((page) => ({ ...page, language })));

await describeInBrowser('Every page that customers see, light and dark, wide and on a phone,', (browser) => {
  const served = servedDemo();
  let visited: Visit;
  beforeAll(async () => {
    visited = await visit(browser, served.current(), { language: 'es', colors: 'light', width: WIDE });
  });
  afterAll(() => visited.close());

  it.each(all)('is right in $language: $name', async ({ language, path, prepare }) => {
    const { base, seed } = served.current();
    const address = new URL(path(seed), base);
    address.searchParams.set('lang', language);
    await open(visited, address.href);
    await prepare?.(visited.page);
    expect(await faultsOf(visited)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { open, visit } from '#test/support/desk-in-browser/visit.ts';
import { customerPages } from './support/customer-pages.ts';
import { lookedAt, servedDemo } from './support/desk-under-test.ts';
import { faultsOf, LOOKS, PHONE, WIDE } from './support/faults.ts';
import { lists, matters } from './support/screens.ts';

/**
 * Some of all the screens that `npm run screens:check` looks at, each in one look: what breaks all of them is noticed by `npm test`.
 */
const DESK = [
  'queue, mine',
  'wall',
  'deliveries',
  'new complaint',
  'case, examine',
  'task, approve of approve',
  'search',
];
const CUSTOMER = ['form with faults', 'tracking page, offer', 'review before acceptance'];

const looks = (at: number) => ({
  language: at % 2 === 0 ? ('es' as const) : ('en' as const),
  look: LOOKS[at % LOOKS.length],
});

await describeInBrowser('Some screens', (browser) => {
  describe('of the desk', () => {
    const look = lookedAt(browser);
    const some = [...lists, ...matters].filter(({ name }) => DESK.includes(name));

    it.each(some.map((screen, at) => ({ name: screen.name, screen, ...looks(at) })))(
      'are right in $language at $look.width px, $look.colors: $name',
      async ({ screen, language, look: one }) => {
        expect(await look(screen, { language, looks: one ? [one] : [] })).toEqual([]);
      },
    );

    it('show in words that answers fail, and are right then', async () => {
      const [queue] = lists;
      if (!queue) throw new Error('There are no lists');
      expect(await look(queue, { language: 'es', state: 'error', looks: [{ width: PHONE, colors: 'light' }] })).toEqual(
        [],
      );
    });
  });

  describe('of the customer', () => {
    const served = servedDemo();
    const some = customerPages.filter(({ name }) => CUSTOMER.includes(name));

    it.each(some)('are right on a phone, light and dark: $name', async ({ path, prepare }) => {
      const { base, seed } = served.current();
      const visited = await visit(browser, served.current(), { language: 'es', colors: 'light', width: WIDE });
      await open(visited, base + path(seed));
      await prepare?.(visited.page);
      expect(
        await faultsOf(
          visited,
          LOOKS.filter(({ width }) => width === PHONE),
        ),
      ).toEqual([]);
      await visited.close();
    });
  });
});

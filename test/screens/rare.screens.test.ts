import { describe, expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { lookedAtRare } from './support/desk-under-test.ts';
import { rareScreens } from './support/rare-screens.ts';

await describeInBrowser(
  'What seldom stands on a screen of the desk, light and dark, wide and on a phone,',
  (browser) => {
    // Each language has cases of its own: what is begun to be written in one would stand in the forms of the other.
    describe.each(['es', 'en'] as const)('is right in %s:', (language) => {
      const look = lookedAtRare(browser);

      it.each(rareScreens)('$name', async (screen) => {
        expect(await look(screen, { language })).toEqual([]);
      });
    });
  },
);

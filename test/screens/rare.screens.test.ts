import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { lookedAtRare } from './support/desk-under-test.ts';
import { rareScreens } from './support/rare-screens.ts';

const LANGUAGES = ['es', 'en'] as const;
const all = LANGUAGES.flatMap((language) =>
  rareScreens.map(({ name, ...rest }) => ({ name, language, screen: { name, ...rest } })),
);

await describeInBrowser(
  'What seldom stands on a screen of the desk, light and dark, wide and on a phone,',
  (browser) => {
    const look = lookedAtRare(browser);

    it.each(all)('is right in $language: $name', async ({ screen, language }) => {
      expect(await look(screen, { language })).toEqual([]);
    });
  },
);

import { describe, expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { lookedAt } from './support/desk-under-test.ts';
import { asking, lists, matters } from './support/screens.ts';

const LANGUAGES = ['es', 'en'] as const;
const both = (screens: typeof lists) =>
  LANGUAGES.flatMap((language) => screens.map((screen) => ({ ...screen, language, screen })));

await describeInBrowser('Every screen of the desk, light and dark, wide and on a phone,', (browser) => {
  describe('with something on it', () => {
    const look = lookedAt(browser);

    it.each(both([...lists, ...matters]))('is right in $language: $name', async ({ screen, language }) => {
      expect(await look(screen, { language })).toEqual([]);
    });

    it.each(both(asking))(
      'is right in $language while it waits for its answers: $name',
      async ({ screen, language }) => {
        expect(await look(screen, { language, state: 'loading' })).toEqual([]);
      },
    );

    it.each(both(asking))('is right in $language where its answers fail: $name', async ({ screen, language }) => {
      expect(await look(screen, { language, state: 'error' })).toEqual([]);
    });
  });

  describe('with nothing on it', () => {
    const look = lookedAt(browser, { isEmpty: true });

    it.each(both(lists))('is right in $language: $name', async ({ screen, language }) => {
      expect(await look(screen, { language })).toEqual([]);
    });
  });
});

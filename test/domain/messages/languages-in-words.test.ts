import { expect, it } from 'vitest';
import { languageName, languagesInWords } from '#domain/messages/languages-in-words.ts';

it.each([
  ['ca', 'catalán', 'Catalan'],
  ['gl', 'gallego', 'Galician'],
  ['eu', 'euskera', 'Basque'],
  ['pl', 'polaco', 'Polish'],
  ['zz-not-a-code', 'zz-not-a-code', 'zz-not-a-code'],
])('A language has a name in ours: %s', (code, spanish, english) => {
  expect([languageName(code, 'es'), languageName(code, 'en')]).toEqual([spanish, english]);
});

it.each([
  [{ language: 'es', replyLanguage: 'es' } as const, 'El cliente escribe en español. Le escribimos en español.'],
  [{ language: 'pt', replyLanguage: 'es' } as const, 'El cliente escribe en portugués. Le escribimos en español.'],
  [
    { language: 'es', replyLanguage: 'es', letterLanguage: 'eu' } as const,
    'El cliente escribe en español. Le escribimos en euskera donde tenemos el texto; lo demás va en español y lo dice.',
  ],
  [{ language: 'unknown', replyLanguage: 'es' } as const, undefined],
  [{}, undefined],
])('Whoever works on a case reads in which languages it is: %j', (languages, words) => {
  expect(languagesInWords(languages)?.es).toBe(words);
});

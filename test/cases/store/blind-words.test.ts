import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindWord } from '#cases/store/blind-words.ts';
import { personalItems } from '#cases/store/blocked.ts';
import { caseIdsOfWord } from '#cases/store/find-words.ts';
import { keys, wordsPartition } from '#cases/store/keys.ts';
import { textItem } from '#domain/case/change.ts';
import { searchWords } from '#domain/search/words.ts';
import { CASE_ID, caseFixture, caseIdNumber, SEARCH_KEY, standingClock } from '#test/support/case-fixture.ts';

describe('The words of a text', () => {
  it.each([
    ['La caldera PIERDE agua', ['caldera', 'pierde', 'agua']],
    ['Núñez, núñez y NUÑEZ', ['nunez']],
    ['Tel. 612 345 678, pedido L20417', ['tel', 'pedido', 'l20417']],
    ['que para con the and', []],
    ['Donaudampfschifffahrtsgesellschaft', ['donaudampfschiff']],
    ['', []],
  ])('%s', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  it('They are as many as are asked for', () => {
    expect(searchWords('uno caldera quemador fuga agua', 2)).toEqual(['caldera', 'quemador']);
  });
});

describe('A hidden word', () => {
  it('One that begins like another has a path that begins like its path', () => {
    const [whole, begun] = [blindWord(SEARCH_KEY, 'lavadora'), blindWord(SEARCH_KEY, 'lavad')];
    expect(begun.beginning).toBe(whole.beginning);
    expect(whole.path.startsWith(begun.path)).toBe(true);
    expect(blindWord(SEARCH_KEY, 'lavabo').path.startsWith(begun.path)).toBe(false);
  });

  it('It is another under another key', () => {
    expect(blindWord('another', 'lavadora')).not.toEqual(blindWord(SEARCH_KEY, 'lavadora'));
  });
});

/** Words of a complaint and of each message after it, of which there may be thirty. */
const [OF_COMPLAINT, OF_MESSAGE] = [40, 20];

describe('The words of a case', () => {
  const words = Array.from({ length: 300 }, (_, index) => `palabra${String.fromCharCode(97 + (index % 26))}${index}`);

  it('They are bounded, whatever is written, and lie with what is blocked and erased', async () => {
    const fixture = caseFixture(standingClock(), 'searchable');
    await fixture.openCase({ text: words.join(' ') });
    for (let n = 1; n <= 60; n++)
      await fixture.cases.change(CASE_ID, fixture.clock.now(), () => ({
        events: [
          { type: 'message-received', actor: { kind: 'customer' }, data: { channel: 'web', messageId: `m${n}` } },
        ],
        items: [
          textItem(`m${n}`, words.slice(n * 4).join(' ')),
          {
            kind: 'message',
            message: {
              ...{ messageId: `m${n}`, direction: 'in', audience: 'customer', channel: 'web' },
              ...{ at: fixture.clock.now(), textId: `m${n}`, status: 'received' },
            },
          },
        ],
      }));
    const stored = fixture.table.all().filter(({ sk }) => sk.startsWith('WORD#'));
    const indexed = stored.flatMap(({ gsi1pk, gsi2pk, gsi3pk }) => [gsi1pk, gsi2pk, gsi3pk].filter(Boolean));
    expect(indexed.length).toBeGreaterThan(60);
    expect(indexed.length).toBeLessThanOrEqual(OF_COMPLAINT + 30 * OF_MESSAGE);
    expect(stored.length, 'three words are one item').toBeLessThan(indexed.length / 2.5);
    const personal = await personalItems(fixture.table, CASE_ID);
    expect(personal.filter(({ sk }) => sk.startsWith('WORD#'))).toHaveLength(stored.length);
  });

  it('Whatever is written, a case is found by each of its words and by how they begin, and by nothing else', async () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 6 });
    const texts = fc.array(fc.uniqueArray(letters, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(texts, letters, async (said, asked) => {
        const fixture = caseFixture(standingClock(), 'searchable');
        for (const [n, some] of said.entries())
          await fixture.openCase({ text: some.join(' '), head: { caseId: caseIdNumber(n + 1) } });
        const holding = said.flatMap((some, n) =>
          some.some((word) => word.startsWith(asked)) ? [caseIdNumber(n + 1)] : [],
        );
        const found = await caseIdsOfWord(fixture.table, blindWord(SEARCH_KEY, asked), 10);
        expect(found.toSorted()).toEqual(holding);
      }),
      { numRuns: 40 },
    );
  });

  it('Words that an earlier version kept one by one are still found', async () => {
    const fixture = caseFixture();
    const { beginning, path } = blindWord(SEARCH_KEY, 'caldera');
    const place = { gsi1pk: wordsPartition(beginning), gsi1sk: `${path}.${CASE_ID}` };
    await fixture.table.write([{ put: { ...keys.words(CASE_ID, `${beginning}${path}`), caseId: CASE_ID, ...place } }]);
    expect(await caseIdsOfWord(fixture.table, blindWord(SEARCH_KEY, 'calder'), 10)).toEqual([CASE_ID]);
  });

  it('Nothing is kept by whoever has not the key', async () => {
    const fixture = caseFixture();
    await fixture.openCase({ text: 'La caldera pierde agua' });
    expect(fixture.table.all().filter(({ sk }) => sk.startsWith('WORD#'))).toEqual([]);
    expect(await caseIdsOfWord(fixture.table, blindWord(SEARCH_KEY, 'caldera'), 10)).toEqual([]);
  });

  it('Reading a case does not read them', async () => {
    const fixture = caseFixture(standingClock(), 'searchable');
    await fixture.openCase({ text: words.join(' ') });
    expect(JSON.stringify(await fixture.file())).not.toContain('WORD#');
  });
});

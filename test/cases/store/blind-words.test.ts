import { describe, expect, it } from 'vitest';
import { blindWord } from '#cases/store/blind-words.ts';
import { personalItems } from '#cases/store/blocked.ts';
import { caseIdsOfWord } from '#cases/store/find-words.ts';
import { textItem } from '#domain/case/change.ts';
import { searchWords } from '#domain/search/words.ts';
import { CASE_ID, caseFixture, SEARCH_KEY, standingClock } from '#test/support/case-fixture.ts';

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
    expect(stored.length).toBeGreaterThan(20);
    expect(stored.length).toBeLessThanOrEqual(OF_COMPLAINT + 30 * OF_MESSAGE);
    const personal = await personalItems(fixture.table, CASE_ID);
    expect(personal.filter(({ sk }) => sk.startsWith('WORD#'))).toHaveLength(stored.length);
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

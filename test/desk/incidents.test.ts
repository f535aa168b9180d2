import { expect, test } from 'vitest';
import { partsOf, together } from '../../desk/screens/incidents/given-file.ts';
import { affectedTogether, summed, total } from '../../desk/screens/incidents/sums.ts';
import { textsOf } from '../../desk/screens/incidents/texts.ts';
import { many } from '../../desk/words/many.ts';

test('What a message to all comes to is the sum of the pages', () => {
  const page = (languages: Record<string, number>, open: number) => ({
    counts: { joined: 2, open, proposed: 1, languages, channels: { email: 2 } },
  });
  const counts = summed([page({ es: 2 }, 1), page({ es: 1, en: 1 }, 2)]);
  expect(counts).toEqual({ joined: 4, open: 3, proposed: 2, languages: { es: 3, en: 1 }, channels: { email: 4 } });
  expect(total(counts.languages)).toBe(4);
  expect(summed([])).toMatchObject({ joined: 0, channels: {} });
});

test('The form is the request: by language, with the restoration where it is an outage', () => {
  const typed = { 'text-es': 'Avería', 'text-en': 'Fault' };
  expect(textsOf({ kind: 'word', ...typed })).toEqual({
    kind: 'word',
    texts: { es: { text: 'Avería' }, en: { text: 'Fault' } },
  });
  const outage = { kind: 'outage', ...typed, 'restoration-es': 'A las 13:00', 'restoration-en': 'At 13:00' };
  expect(textsOf(outage)['texts']).toMatchObject({ es: { text: 'Avería', restoration: 'A las 13:00' } });
});

test('A co-official language is in the request where it was written', () => {
  const texts = { 'text-es': 'Avería', 'text-en': 'Fault', 'text-ca': 'Avaria' };
  expect(textsOf({ kind: 'word', ...texts })['texts']).toEqual({
    ...{ es: { text: 'Avería' }, en: { text: 'Fault' }, ca: { text: 'Avaria' } },
  });
});

test('A file of customers is given in parts, each row with its line, as a spreadsheet of Windows saves it too', () => {
  const rows = Array.from({ length: 450 }, (_, at) => `c${at}@example.com;Peña ${at}`);
  const parts = partsOf(Buffer.from(['correo;nombre', ...rows].join('\r\n'), 'latin1'));
  expect(parts.map(({ rows: some }) => some.length)).toEqual([200, 200, 50]);
  expect(parts[2]).toMatchObject({ headings: ['correo', 'nombre'] });
  expect(parts[2]?.rows.at(-1)).toEqual({ line: 451, cells: ['c449@example.com', 'Peña 449'] });
  expect(partsOf(Buffer.from('\uFEFFcorreo\nana@example.com'))[0]?.headings).toEqual(['correo']);
  expect(partsOf(Buffer.from('correo\n'))).toEqual([]);
  expect(partsOf(new Uint8Array())).toEqual([]);
});

test('What became of a file is what became of its parts, and what is counted the sum of its pages', () => {
  const part = (line: number) => ({
    ...{ listed: 2, known: 1, leftOut: [{ line, why: 'complained' as const }] },
    wrong: [{ line: line + 1, field: 'Correo', detail: 'no' }],
  });
  expect(together([part(2), part(9)])).toMatchObject({ listed: 4, known: 2, leftOut: [{ line: 2 }, { line: 9 }] });
  const list = { at: '2026-11-30T09:00:00.000Z', by: 'Sofía', listed: 4, known: 2, leftOut: {}, wrong: 2 };
  const counts = { waiting: 2, told: 1, languages: { es: 2 }, unsent: { objected: 1 } };
  expect(
    affectedTogether([
      { counts, lists: [list] },
      { counts, lists: [] },
    ]),
  ).toEqual({
    counts: { waiting: 4, told: 2, languages: { es: 4 }, unsent: { objected: 2 } },
    lists: [list],
  });
});

test('One customer of a list is told of as one', () => {
  expect([0, 1, 2].map((count) => many(count, 'cliente nuevo', 'clientes nuevos'))).toEqual([
    '0 clientes nuevos',
    '1 cliente nuevo',
    '2 clientes nuevos',
  ]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adaptCsv } from '#channels/csv/adapt.ts';
import { isGood, readTable } from '#channels/csv/rows.ts';
import { adapted, RECEIVED_AT } from '../real-payloads.ts';

const HEADINGS = 'Nº Expediente;Fecha;Nombre;Correo electrónico;Teléfono;Texto;Pedido;Canal;Idioma;Tienda';
const ROW =
  "E-1;22/11/2026 18:30;Ana Pérez;ana@example.com;'+34 600 11 22 33;No enciende.;P-1;Teléfono;castellano;Bilbao";

const table = (...lines: string[]) => readTable(Buffer.from(lines.join('\r\n')));
const good = (...lines: string[]) => table(...lines).rows.filter(isGood);

describe('a table of complaints', () => {
  it('A table of complaints is read by its Spanish columns', () => {
    expect(table(HEADINGS, ROW)).toEqual({
      rows: [
        {
          line: 2,
          key: expect.stringMatching(/^csv-[0-9a-f]{64}$/),
          externalId: 'E-1',
          complaint: {
            text: 'No enciende.',
            customer: { name: 'Ana Pérez', email: 'ana@example.com', phone: '+34 600 11 22 33' },
            orderRef: 'P-1',
            preferredChannel: 'phone',
            language: 'es',
            occurredAt: '2026-11-22',
          },
        },
      ],
      unknownColumns: ['Tienda'],
    });
  });

  it('A table of complaints is read by its English columns', () => {
    const [row] = good(
      'External ID,Date,Full name,E-mail,Subject,Complaint',
      '7,2026-11-22,Ann,ann@example.com,Boiler,Cold',
    );
    expect(row).toMatchObject({
      externalId: '7',
      complaint: { text: 'Cold', subject: 'Boiler', occurredAt: '2026-11-22', customer: { name: 'Ann' } },
    });
  });

  it('The keys of a table of complaints do not depend on the file', () => {
    const [row] = good(HEADINGS, ROW);
    const [, second] = good(HEADINGS, 'E-9;;;;;otro;;;;', ROW);
    expect(second?.key).toBe(row?.key);
    expect(good(HEADINGS, ROW.replace('E-1', 'E-2'))[0]?.key).not.toBe(row?.key);
    expect(good(HEADINGS, ROW.replace('Bilbao', 'Deusto'))[0]?.key).toBe(row?.key);
  });

  it.each([
    ['22/11/2026', '2026-11-22'],
    ['2.1.26', '2026-01-02'],
    ['2026-11-22 10:00:00', '2026-11-22'],
    ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z'],
  ])('A table of complaints is read with the date %s', (written, occurredAt) =>
    expect(good('texto;fecha', `x;${written}`)).toMatchObject([{ complaint: { occurredAt } }]),
  );

  it.each([
    ['no text', ';;;;;;;;;x', '/text'],
    ['no address', 'E-1;;;ana;;x;;;;', '/customer/email'],
    ['an impossible day', 'E-1;31/02/2026;;;;x;;;;', '/occurredAt'],
    ['a month first', 'E-1;11/22/2026;;;;x;;;;', '/occurredAt'],
    ['too many cells', 'E-1;;;;;x;;;;;;extra', ''],
  ])('A table of complaints says where a row is wrong: %s', (_, row, pointer) =>
    expect(table(HEADINGS, row, ROW).rows).toMatchObject([
      { line: 2, errors: [{ pointer }] },
      { line: 3, externalId: 'E-1' },
    ]),
  );

  it('A table of complaints needs a column of texts', () => {
    expect(table('a;b', '1;2').rows).toMatchObject([{ line: 1, errors: [{ pointer: '/text' }] }]);
    expect(readTable(new Uint8Array()).rows).toHaveLength(1);
  });
});

describe('the adapter of CSV', () => {
  it('The adapter of CSV makes an item of each good row, and says what is wrong with the others', async () => {
    const { items, ignored } = await adapted(adaptCsv, [HEADINGS, ROW, 'E-2;;;;;;;;;x'].join('\n'));
    expect(items).toMatchObject([
      {
        kind: 'complaint',
        text: 'No enciende.',
        author: { id: 'ana@example.com', name: 'Ana Pérez', phone: '+34 600 11 22 33' },
        threadId: 'E-1',
        at: '2026-11-22T00:00:00.000Z',
      },
    ]);
    expect(ignored).toEqual([
      { reason: 'unknown-column:Tienda' },
      { reason: expect.stringMatching(/^line 3 \/text /) },
    ]);
  });

  it('The adapter of CSV withstands anything', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((text) => Buffer.from(`texto;fecha\n${text}`)),
        ),
        async (bytes) => {
          const { items, ignored } = await adaptCsv(bytes, RECEIVED_AT);
          expect(items.every(({ text, externalId }) => text !== '' && externalId !== '')).toBe(true);
          expect(ignored.every(({ reason }) => reason !== '')).toBe(true);
        },
      ),
    ));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordDelivery } from '#cases/store/deliveries.ts';
import { keys } from '#cases/store/keys.ts';
import { csv } from '#platform/csv.ts';
import { CASE_ID, caseIdNumber } from '#test/support/case-fixture.ts';
import { aDesk, iker, lucia, sofia } from '#test/support/desk.ts';

/** Reads what `csv` writes, as a spreadsheet does. */
const readCsv = (text: string): string[][] =>
  text
    .slice(1)
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .slice(0, -1)
    .map((line) =>
      line
        .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
        .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)),
    );

describe('csv', () => {
  it('A CSV file is read back as it was written, whatever is in a cell, and no cell is a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: fc.constantFrom(...'ab;"\n\r=+-@ ') }), { minLength: 3, maxLength: 3 }), {
          minLength: 1,
          maxLength: 4,
        }),
        (rows) => {
          const read = readCsv(csv(rows));
          expect(read.map((row) => row.map((cell) => cell.replace(/^'/gm, '')))).toEqual(rows);
          expect(read.flat().every((cell) => !/^[=+\-@\t\r\n]|[\r\n] *[=+\-@]/.test(cell))).toBe(true);
        },
      ),
    );
  });
});

describe('GET /desk/cases.csv', () => {
  const someCases = async () => {
    const fixture = aDesk();
    const received = [
      '2026-08-01T10:00:00.000Z',
      '2026-10-31T23:59:59.999Z',
      '2026-11-01T00:00:00.000Z',
      '2026-11-23T08:00:00.000Z',
    ];
    for (const [index, receivedAt] of received.entries())
      await fixture.openCase({
        head: {
          caseId: caseIdNumber(index + 1),
          reference: `AM-${index + 1}`,
          receivedAt,
          ...(index === 3 && { topic: '=cmd()' }),
        },
      });
    await fixture.table.write([
      {
        put: {
          ...keys.outcome(CASE_ID, 1),
          cycle: 1,
          result: 'agreed',
          cause: 'company-error',
          concessions: [{ concession: 'refund', cost: { amount: 3000, currency: 'EUR' } }],
          totalCost: { amount: 3000, currency: 'EUR' },
          rounds: 2,
          recordedAt: '2026-08-09T10:00:00.000Z',
          agreementSha256: 'x',
        },
      },
    ]);
    const rows = async (query: Record<string, string>) => {
      const { text } = await fixture.desk('GET', '/desk/cases.csv', { as: sofia, query });
      return readCsv(text)
        .slice(1)
        .map((row) => row[1]);
    };
    return { ...fixture, rows };
  };

  it('The export has a row for each case of the period, oldest first; 90 days by default', async () => {
    const { rows } = await someCases();
    expect(await rows({})).toEqual(['AM-2', 'AM-3', 'AM-4']);
    expect(await rows({ from: '2026-08-01', to: '2026-10-31' })).toEqual(['AM-1', 'AM-2']);
    expect(await rows({ from: '2026-11-01', to: '2026-11-01' })).toEqual(['AM-3']);
    expect(await rows({ from: '2025-01-01', to: '2025-12-31' })).toEqual([]);
  });

  it('The export says how each case ended, and opens well in a spreadsheet', async () => {
    const { desk } = await someCases();
    const query = { from: '2026-08-01' };
    const { text, headers } = await desk('GET', '/desk/cases.csv', { as: lucia, query });
    expect(headers['content-type']).toContain('text/csv; charset=utf-8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const [header = [], first = []] = readCsv(text);
    const row = Object.fromEntries(header.map((name, index) => [name, first[index]]));
    expect(row).toMatchObject({
      result: 'agreed',
      concessions: 'refund',
      totalCost: '3000',
      currency: 'EUR',
      rounds: '2',
    });
    expect(text).toContain(";'=cmd();");
  });

  it.each([
    [{ from: 'yesterday' }, '/from'],
    [{ to: '2026-13-01' }, '/to'],
    [{ from: '2026-02-30', to: '2026-03-10' }, '/from'],
    [{ from: '2026-11-02', to: '2026-11-01' }, '/from'],
    [{ from: '2020-01-01', to: '2026-11-01' }, '/from'],
  ])('An export of the period %o is refused', async (query, pointer) => {
    const { desk } = await someCases();
    const answer = await desk('GET', '/desk/cases.csv', { as: sofia, query });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it('The export of cases is not for experts', async () => {
    const { desk } = await someCases();
    expect((await desk('GET', '/desk/cases.csv', { as: iker })).status).toBe(403);
  });
});

describe('GET /desk/deliveries', () => {
  it('Deliveries are listed newest first, of one channel or all', async () => {
    const { desk, table } = aDesk();
    const delivery = { id: 'd1', channel: 'web', receivedAt: '2026-11-22T10:00:00.000Z', result: 'opened' as const };
    const mail = {
      id: 'd2',
      channel: 'email',
      receivedAt: '2026-11-23T08:00:00.000Z',
      result: 'noted' as const,
      reason: 'auto-reply',
    };
    await recordDelivery(table, { delivery });
    await recordDelivery(table, { delivery: mail });
    const list = async (query: Record<string, string>) =>
      (await desk('GET', '/desk/deliveries', { as: lucia, query })).body.deliveries;
    expect(await list({})).toEqual([mail, delivery]);
    expect(await list({ channel: 'web' })).toEqual([delivery]);
    expect(await list({ since: '2026-11-23' })).toEqual([mail]);
  });

  it.each([
    [{ channel: 'pigeon' }, '/channel'],
    [{ since: 'noon' }, '/since'],
  ])('A list of deliveries with %o is refused', async (query, pointer) => {
    const { desk } = aDesk();
    const answer = await desk('GET', '/desk/deliveries', { as: lucia, query });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });
});

describe('GET /desk/team', () => {
  it('The team is listed with its people and who asks', async () => {
    const { desk } = aDesk();
    const { body } = await desk('GET', '/desk/team', { as: lucia });
    expect(body).toMatchObject({ you: 'lucia', roles: ['owner'] });
    expect(body.people).toContainEqual({
      id: 'iker',
      name: 'Iker Olazábal',
      roles: ['expert'],
      domains: ['technical'],
      languages: ['es', 'en'],
      away: false,
    });
    expect(body.people.some((one: object) => 'limit' in one)).toBe(false);
  });

  it('Supervisors see as well what each of the team may grant in a case', async () => {
    const { desk } = aDesk();
    const { body } = await desk('GET', '/desk/team', { as: sofia });
    const limits = new Map(body.people.map(({ id, limit }: { id: string; limit?: object }) => [id, limit]));
    expect(limits.get('elena')).toMatchObject({ amount: expect.any(Number), currency: 'EUR' });
  });
});

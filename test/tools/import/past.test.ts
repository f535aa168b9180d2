import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_MESSAGES } from '#cases/inbound-message/bring-in.ts';
import { EarlierCaseIn, MOST_CHARACTERS } from '#functions/desk/bring-in/contract.ts';
import { fitted } from '#tools/import/fit.ts';
import { doneIn, type Entry, keepIn } from '#tools/import/journal.ts';
import { bringPast, Stopped } from '#tools/import/past.ts';
import { type Exported, recordsAt } from '#tools/import/records.ts';
import { pastReport, summaryOf, summaryText } from '#tools/import/summary.ts';
import type { Said, Ticket } from '#tools/import/systems/contract.ts';
import { zendeskTicket, zendeskUsers } from './exported.ts';

const fitting = { from: 'zendesk', acknowledgedAll: false, topicOf: () => undefined } as const;
const aTicket = (over: Partial<Ticket> = {}): Ticket => ({
  ...{ ticket: '1', receivedAt: '2026-11-17T09:00:00.000Z', text: 'No funciona.', tags: [], said: [], left: [] },
  ...over,
});
const row = (ticket: Ticket) => {
  const fit = fitted(ticket, fitting);
  if ('wrong' in fit) throw new Error(JSON.stringify(fit.wrong));
  return fit.row;
};
const letters = (text: string): string => text.replace(/\s/g, '');

const folder = () => mkdtempSync(join(tmpdir(), 'amends-past-'));
const written = (name: string, text: string | Buffer): string => {
  const file = join(folder(), name);
  writeFileSync(file, text);
  return file;
};
const all = async (path: string, from: 'zendesk' | 'csv'): Promise<Exported[]> => {
  const found: Exported[] = [];
  for await (const one of recordsAt(path, from, 'Europe/Madrid')) found.push(one);
  return found;
};

describe('what a case takes of a ticket', () => {
  const saidOnes = fc.array(
    fc.record({
      id: fc.uuid(),
      at: fc
        .date({ min: new Date('2026-11-17'), max: new Date('2026-11-23'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      by: fc.constantFrom('customer', 'company', 'note'),
      text: fc.lorem({ maxCount: 30 }),
    }) as fc.Arbitrary<Said>,
    { maxLength: 120 },
  );

  test('However much was said, all of it comes, in as many messages as a case takes, and no note becomes a message', () => {
    fc.assert(
      fc.property(saidOnes, (said) => {
        const { messages, acknowledged } = row(aTicket({ said }));
        expect(messages.length).toBeLessThanOrEqual(MOST_MESSAGES);
        const kept = letters(messages.map(({ text }) => text).join(''));
        for (const { text } of said) expect(kept).toContain(letters(text));
        for (const { by, text } of messages)
          if (by !== 'note')
            expect(said.some((one) => one.by === by && letters(one.text) === letters(text))).toBe(true);
        expect(acknowledged).toBe(said.some(({ by }) => by === 'company'));
      }),
      { numRuns: 50 },
    );
  });

  test('A long complaint goes on in messages of its customer; one beyond all measure is refused', () => {
    const text = 'palabra '.repeat(20_000).trim();
    const { complaint, messages } = row(aTicket({ text }));
    expect(letters([complaint.text, ...messages.map((one) => one.text)].join(''))).toBe(letters(text));
    expect(messages.every(({ by, text: words }) => by === 'customer' && words.length <= MOST_CHARACTERS)).toBe(true);
    expect(fitted(aTicket({ text: 'x'.repeat(3_000_000) }), fitting)).toMatchObject({
      wrong: [{ message: expect.stringContaining('bytes') }],
    });
  });

  test('An address or a number that is none refuses no complaint; what stays behind is told to the team', () => {
    const customer = {
      id: '1',
      name: 'Ana\nPrieto',
      email: 'nobody',
      phone: 'llámame',
      isTeam: false,
      isVerified: true,
    };
    const one = row(aTicket({ customer, left: [{ what: 'file', name: 'foto.jpg' }] }));
    expect(one.complaint.customer).toEqual({ name: 'Ana Prieto' });
    expect(one.verified).toBeUndefined();
    expect(one.messages).toMatchObject([{ by: 'note', text: expect.stringContaining('file: foto.jpg') }]);
  });

  test('Whoever says that the system acknowledged everything by itself is believed', () => {
    expect(row(aTicket()).acknowledged).toBe(false);
    expect(fitted(aTicket(), { ...fitting, acknowledgedAll: true })).toMatchObject({ row: { acknowledged: true } });
    expect(EarlierCaseIn.safeParse(row(aTicket())).success).toBe(true);
  });
});

describe('files', () => {
  test('A line each, with users in a file of their own; a line that is no JSON is named and the others are read', async () => {
    const at = folder();
    writeFileSync(join(at, 'users.ndjson'), zendeskUsers.map((user) => JSON.stringify(user)).join('\n'));
    writeFileSync(
      join(at, 'tickets.ndjson'),
      `${JSON.stringify(zendeskTicket())}\n{"id": \n\n${JSON.stringify(zendeskTicket({ id: 2, status: 'deleted' }))}\n`,
    );
    const found = await all(at, 'zendesk');
    expect(found).toMatchObject([
      { line: 1, name: '35436', mapped: { ticket: { customer: { name: 'Ana Prieto' } } } },
      { line: 2, name: 'tickets.ndjson:2', raw: '{"id": ', mapped: { wrong: [{ message: 'is no JSON' }] } },
      { line: 4, name: '2', mapped: { skipped: 'deleted' } },
    ]);
  });

  test('A page of the API, and a list over many lines', async () => {
    const page = { tickets: [zendeskTicket(), zendeskTicket({ id: 2 })], users: zendeskUsers, end_of_stream: true };
    expect((await all(written('page.json', JSON.stringify(page)), 'zendesk')).map(({ name }) => name)).toEqual([
      '35436',
      '2',
    ]);
    const list = JSON.stringify([zendeskTicket(), zendeskTicket({ id: 3 })], null, 2);
    expect((await all(written('list.json', list), 'zendesk')).map(({ name }) => name)).toEqual(['35436', '3']);
  });

  test('A table of Windows, with quoted line breaks, keeps its lines', async () => {
    const table = [
      'Expediente;Queja;Recibida;Estado',
      'E-1;"Pierde agua;',
      'nadie contesta";22/11/2026;abierta',
      'E-2;Ruido;ayer;abierta',
      '',
    ].join('\r\n');
    const found = await all(written('quejas.csv', Buffer.from(table.replace('Ruido', 'Ruído ñ'), 'latin1')), 'csv');
    expect(found).toMatchObject([
      { line: 2, mapped: { ticket: { text: 'Pierde agua;\nnadie contesta' } } },
      { line: 4, mapped: { wrong: [{ pointer: '/receivedAt' }] } },
    ]);
  });

  test('A folder without any, and a path to nothing, are said to be so', async () => {
    await expect(all(folder(), 'zendesk')).rejects.toThrow(/no file/);
    await expect(all('/nowhere/at-all', 'zendesk')).rejects.toThrow(/no file/);
  });
});

/** A desk that knows each ticket once, and is away after so many calls. */
const aDesk = (lets = Number.POSITIVE_INFINITY) => {
  const cases = new Map<string, string>();
  let left = lets;
  return {
    cases,
    comesBack: (more: number) => {
      left = more;
    },
    bring: async ({ ticket }: EarlierCaseIn) => {
      if (left-- <= 0) throw new Stopped('The desk answered 503');
      const before = cases.get(ticket);
      if (ticket.endsWith('!')) return { refused: '422 Not so' };
      cases.set(ticket, before ?? `case-of-${ticket}`);
      return {
        brought: {
          result: before ? ('known' as const) : ('opened' as const),
          caseId: `case-of-${ticket}`,
          reference: `AM-${ticket}`,
          status: 'received',
          answerBy: '2026-12-02T22:59:59.999Z',
        },
      };
    },
  };
};

const exportedOf = (mapped: Exported['mapped'], place: number): Exported => ({
  file: 'f',
  line: place + 1,
  name: `f:${place + 1}`,
  raw: '{}',
  mapped,
});

async function* streamOf(items: readonly Exported[]): AsyncGenerator<Exported> {
  yield* items;
}

describe('a run', () => {
  const record = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 30 }).map((n) => ({ ticket: aTicket({ ticket: String(n) }) })) },
    { weight: 1, arbitrary: fc.constant<Exported['mapped']>({ skipped: 'merged' }) },
    { weight: 1, arbitrary: fc.constant<Exported['mapped']>({ wrong: [{ pointer: '/id', message: 'is missing' }] }) },
    { weight: 1, arbitrary: fc.constant({ ticket: aTicket({ ticket: '7!' }) }) },
  );

  test('However often it stops, and wherever: run again, every ticket is in once, and what was refused is kept whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 6 }),
        async (mapped, stops, parallel) => {
          const items = mapped.map(exportedOf);
          const desk = aDesk(0);
          const journal: Entry[] = [];
          let rejected: string[] = [];
          const run = async (): Promise<boolean> => {
            rejected = [];
            const done = new Map(
              journal
                .filter(({ result }) => result === 'opened' || result === 'known')
                .map((entry) => [entry.ticket, entry]),
            );
            return bringPast(streamOf(items), {
              ...{ ...fitting, parallel, done, bring: desk.bring, keep: (entry: Entry) => void journal.push(entry) },
              reject: ({ name }: Exported, { message = '' }: Entry) => void rejected.push(`${name} ${message}`),
            }).then(
              () => true,
              (error: unknown) => {
                expect(error).toBeInstanceOf(Stopped);
                return false;
              },
            );
          };
          for (const more of stops) {
            desk.comesBack(more);
            await run();
          }
          desk.comesBack(Number.POSITIVE_INFINITY);
          expect(await run()).toBe(true);
          const wanted = new Set(
            mapped.flatMap((one) => ('ticket' in one && !one.ticket.ticket.endsWith('!') ? one.ticket.ticket : [])),
          );
          expect(new Set(desk.cases.keys())).toEqual(wanted);
          const wrong =
            mapped.filter((one) => 'wrong' in one).length +
            (mapped.some((one) => 'ticket' in one && one.ticket.ticket === '7!') ? 1 : 0);
          expect(rejected).toHaveLength(wrong);
          const opened = journal.filter(({ result }) => result === 'opened').map(({ ticket }) => ticket);
          expect(opened).toHaveLength(new Set(opened).size);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('The report counts by state, names what is open longest and what is overdue, and what stayed behind', async () => {
    const journal: Entry[] = [];
    const tickets = [
      aTicket({
        ticket: 'old',
        receivedAt: '2026-09-01T09:00:00.000Z',
        left: [
          { what: 'file', name: 'a' },
          { what: 'file', name: 'b' },
        ],
      }),
      aTicket({ ticket: 'over', receivedAt: '2026-01-01T09:00:00.000Z', closedAt: '2026-02-01T09:00:00.000Z' }),
    ];
    const { bring } = aDesk();
    await bringPast(streamOf([...tickets.map((ticket) => ({ ticket })), { skipped: 'merged' }].map(exportedOf)), {
      ...{
        ...fitting,
        parallel: 1,
        done: new Map<string, Entry>(),
        bring,
        keep: (entry: Entry) => void journal.push(entry),
        reject: () => undefined,
      },
    });
    const text = summaryText(summaryOf(journal, '2026-12-24T00:00:00.000Z'));
    expect(text).toContain('Tickets: 2 opened, 1 skipped');
    expect(text).toContain('Brought in: 1 open, 1 closed');
    expect(text).toContain('Open for longest: old (AM-old), received 2026-09-01T09:00:00.000Z');
    expect(text).toContain('old (AM-old) was due 2026-12-02T22:59:59.999Z');
    expect(text).toContain('Left where it was: 2 file');
    expect(text).toContain('Skipped because: 1 merged');
    expect(pastReport(journal).split('\r\n')[1]).toContain('old');
  });

  test('What was brought in to one desk is not taken for brought in to another', async () => {
    const file = join(folder(), 'export.import-state.ndjson');
    const entry: Entry = { ticket: '1', file: 'export', line: 1, result: 'opened', caseId: 'a' };
    keepIn(file)({ ...entry, into: 'https://rehearsal.example/desk' });
    expect([...(await doneIn(file, 'https://rehearsal.example/desk')).keys()]).toEqual(['1']);
    expect([...(await doneIn(file, 'https://api.example/desk')).keys()]).toEqual([]);
  });

  test('What is kept after half a line, as a killed run leaves it, is whole', async () => {
    const file = join(folder(), 'export.import-state.ndjson');
    const entry: Entry = { ticket: '1', file: 'export', line: 1, result: 'opened' };
    keepIn(file)(entry);
    appendFileSync(file, '{"ticket":"2","fi');
    keepIn(file)({ ...entry, ticket: '3' });
    expect([...(await doneIn(file)).keys()]).toEqual(['1', '3']);
  });

  test('A dry run asks no desk', async () => {
    const journal: Entry[] = [];
    await bringPast(streamOf([exportedOf({ ticket: aTicket() }, 0)]), {
      ...{
        ...fitting,
        parallel: 3,
        done: new Map<string, Entry>(),
        keep: (entry: Entry) => void journal.push(entry),
        reject: () => undefined,
      },
    });
    expect(journal).toMatchObject([{ ticket: '1', result: 'valid', state: 'open' }]);
  });
});

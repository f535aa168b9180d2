import { describe, expect, test } from 'vitest';
import type { Mapped, Person, System, Ticket } from '#tools/import/systems/contract.ts';
import { cellMoment, mapRow, pastColumnsOf } from '#tools/import/systems/csv.ts';
import { freshdesk } from '#tools/import/systems/freshdesk.ts';
import { jira } from '#tools/import/systems/jira.ts';
import { zammad } from '#tools/import/systems/zammad.ts';
import { zendesk } from '#tools/import/systems/zendesk.ts';
import { freshdeskTicket, jiraIssue, zammadAssets, zendeskTicket, zendeskUsers } from './exported.ts';

const read = (system: System, value: unknown): Mapped[] => {
  const people = new Map<string, Person>(system.people(value).map((person) => [person.id, person]));
  return system.tickets(value).map((record) => system.map(record, people));
};
const ticketOf = (mapped: Mapped | undefined): Ticket => {
  if (!mapped || !('ticket' in mapped)) throw new Error(JSON.stringify(mapped));
  return mapped.ticket;
};
const zen = (over: object = {}) => read(zendesk, { tickets: [zendeskTicket(over)], users: zendeskUsers })[0];
const said = ({ said: all }: Ticket) => all.map(({ by, text }) => `${by}: ${text}`);

describe('Zendesk', () => {
  test('A ticket of a page: who asked, when, what was said by whom, notes apart, files named', () => {
    const ticket = ticketOf(zen());
    expect(ticket).toMatchObject({
      ticket: '35436',
      receivedAt: '2026-11-17T09:00:00.000Z',
      subject: 'Sin agua caliente',
      customer: { name: 'Ana Prieto', email: 'ana@example.com', isVerified: true },
      channel: 'email',
      language: 'es',
      tags: ['calderas'],
      left: [{ what: 'file', name: 'caldera.jpg' }],
    });
    expect(ticket.closedAt).toBeUndefined();
    expect(said(ticket)).toEqual([
      'company: Lo estamos mirando.',
      'note: Tercer aviso de la zona.',
      'customer: ¿Y cuándo vendrán?',
    ]);
  });

  test.each([
    [
      'solved with its moment',
      { status: 'solved', metric_set: { solved_at: '2026-11-20T08:00:00Z' } },
      '2026-11-20T08:00:00.000Z',
    ],
    ['closed without one: when it last changed', { status: 'closed' }, '2026-11-19T08:00:00.000Z'],
    ['on hold: open', { status: 'hold' }, undefined],
    ['pending: open', { status: 'pending' }, undefined],
  ])('A ticket that is %s', (_, over, closedAt) => {
    expect(ticketOf(zen(over)).closedAt).toBe(closedAt);
  });

  test.each([
    ['merged', { status: 'closed', tags: ['closed_by_merge'] }],
    ['deleted', { status: 'deleted' }],
    ['suspended', { status: 'suspended' }],
  ])('A ticket that is %s is left', (skipped, over) => {
    expect(zen(over)).toEqual({ skipped });
  });

  test('A requester who was deleted is nobody, and one who is missing as well', () => {
    expect(ticketOf(zen({ requester_id: 9003, submitter_id: 9003 })).customer).toEqual({
      id: '9003',
      isTeam: false,
      isVerified: false,
    });
    expect(ticketOf(zen({ requester_id: null, submitter_id: null })).customer).toBeUndefined();
  });

  test('What an agent wrote down for a customer is noted by the team', () => {
    expect(ticketOf(zen({ submitter_id: 9002 })).isNoted).toBe(true);
    expect(ticketOf(zen()).isNoted).toBeUndefined();
  });

  test('Words of somebody in copy are no words of the customer', () => {
    const comments = [
      { id: 7, author_id: 9004, body: 'A mí también', public: true, created_at: '2026-11-18T09:00:00Z' },
    ];
    expect(said(ticketOf(zen({ comments })))).toEqual(['note: Vecina en copia: A mí también']);
  });

  test('A body that is HTML alone becomes words; side conversations and scores stay behind, and are named', () => {
    const comments = [
      {
        id: 1,
        author_id: 9001,
        html_body: '<p>Gotea</p><p>mucho</p>',
        public: true,
        created_at: '2026-11-17T09:00:00Z',
      },
    ];
    const ticket = ticketOf(
      zen({
        description: '',
        comments,
        side_conversations: [{ id: 's', subject: 'Taller' }],
        satisfaction_rating: { score: 'bad' },
      }),
    );
    expect(ticket.text).toBe('Gotea\n\nmucho');
    expect(ticket.said).toEqual([]);
    expect(ticket.left).toEqual([
      { what: 'side-conversation', name: 'Taller' },
      { what: 'survey', name: 'bad' },
    ]);
  });

  test('A line of the account’s export, with its people inside, is read as a page is; a line of a user is none', () => {
    const line = { ...zendeskTicket(), requester: zendeskUsers[0], submitter: zendeskUsers[0] };
    expect(ticketOf(read(zendesk, line)[0]).customer?.name).toBe('Ana Prieto');
    expect(zendesk.tickets(zendeskUsers[0])).toEqual([]);
    const { comments, ...bare } = zendeskTicket();
    expect(ticketOf(read(zendesk, { ticket: bare, comments, users: zendeskUsers })[0]).said).toHaveLength(3);
  });
});

describe('Freshdesk', () => {
  const fresh = (over: object = {}) => read(freshdesk, [freshdeskTicket(over)].at(0))[0];

  test('A ticket with its conversations', () => {
    const ticket = ticketOf(fresh());
    expect(ticket).toMatchObject({
      ...{ ticket: '42', text: 'Me han cobrado dos veces. Quiero mi dinero.', channel: 'email' },
      customer: { email: 'eva@example.com', phone: '600 22 33 44', isVerified: false },
      tags: ['facturas', 'Problem'],
      left: [{ what: 'file', name: 'factura.pdf' }, { what: 'sla' }],
    });
    expect(said(ticket)).toEqual([
      'note: Revisado por contabilidad',
      'company: Lo miramos hoy.',
      'customer: Sigo esperando',
    ]);
  });

  test.each([
    ['open', { status: 2 }, undefined],
    ['waiting for a third party, by a number of the company', { status: 7 }, undefined],
    ['resolved', { status: 4, stats: { resolved_at: '2026-11-14T08:00:00Z' } }, '2026-11-14T08:00:00.000Z'],
    ['closed, without a moment', { status: 5 }, '2026-11-12T08:00:00.000Z'],
  ])('A ticket that is %s', (_, over, closedAt) => {
    expect(ticketOf(fresh(over)).closedAt).toBe(closedAt);
  });

  test.each([
    ['spam', { spam: true }],
    ['deleted', { deleted: true }],
    ['merged', { conversations: [{ private: true, body_text: 'This ticket is closed and merged into ticket 41.' }] }],
    ['written-by-the-company', { source: 10 }],
  ])('A ticket that is %s is left', (skipped, over) => {
    expect(fresh(over)).toEqual({ skipped });
  });

  test('HTML alone becomes words, a call is noted by the team, and a ticket of nobody is still one', () => {
    const ticket = ticketOf(fresh({ description_text: '', source: 3, requester: undefined, requester_id: undefined }));
    expect(ticket.text).toBe('Me han cobrado dos veces.\nQuiero mi dinero.');
    expect(ticket).toMatchObject({ isNoted: true });
    expect(ticket.customer).toBeUndefined();
  });

  test('Contacts beside the tickets tell whom an id means', () => {
    const contacts = { contacts: [{ id: 7, name: 'Eva Gil', email: 'eva@example.com', active: true, language: 'es' }] };
    expect(freshdesk.tickets(contacts)).toEqual([]);
    expect(freshdesk.people(contacts)).toMatchObject([{ id: '7', isVerified: true, language: 'es' }]);
  });
});

describe('Zammad', () => {
  test('A document of assets: articles by their senders, internal ones and those of the system apart', () => {
    const ticket = ticketOf(read(zammad, zammadAssets)[0]);
    expect(ticket).toMatchObject({
      ...{ ticket: '31005', text: 'El horno no enciende.\nEs nuevo.', channel: 'email', language: 'es-es' },
      customer: { name: 'Luis Mora', email: 'luis@example.com', isVerified: true },
      left: [{ what: 'file', name: 'horno.jpg' }],
    });
    expect(said(ticket)).toEqual(['note: Hemos recibido su mensaje', 'note: Garantía vigente']);
  });

  const expanded = (over: object = {}) => ({
    ...{
      id: 6,
      number: '31006',
      title: 'Factura',
      state: 'closed',
      customer: 'marta@example.com',
      created_at: '2026-10-01T07:00:00Z',
      close_at: '2026-10-05T07:00:00Z',
    },
    articles: [
      {
        id: 1,
        sender: 'Agent',
        type: 'phone',
        internal: false,
        body: 'Llama por su factura',
        created_at: '2026-10-01T07:00:00Z',
      },
    ],
    ...over,
  });

  test('An expanded ticket that an agent took on the phone', () => {
    expect(ticketOf(read(zammad, expanded())[0])).toMatchObject({
      closedAt: '2026-10-05T07:00:00.000Z',
      isNoted: true,
      customer: { email: 'marta@example.com' },
    });
  });

  test.each(['merged', 'removed'])('One that is %s is left, and one without words is wrong', (state) => {
    expect(read(zammad, expanded({ state }))).toEqual([{ skipped: state }]);
    expect(read(zammad, expanded({ articles: [] }))).toEqual([
      { wrong: [{ pointer: '/articles', message: expect.any(String) }] },
    ]);
  });
});

describe('Jira Service Management', () => {
  const issue = (fields: object = {}) => read(jira, { issues: [jiraIssue(fields)] })[0];

  test('An issue: documents become words, comments that customers cannot read are notes, SLAs are named alone', () => {
    const ticket = ticketOf(issue());
    expect(ticket).toMatchObject({
      ...{ ticket: 'SAC-12', receivedAt: '2026-11-03T08:00:00.000Z', text: 'La instalación quedó mal.\nGotea.' },
      customer: { name: 'Noa Vila', email: 'noa@example.com', isVerified: false },
      left: [
        { what: 'file', name: 'gotera.jpg' },
        { what: 'sla', name: 'Time to resolution 2026-11-05T09:00:00+0100' },
      ],
    });
    expect(said(ticket)).toEqual(['company: Vamos mañana.', 'note: Revisar junta', 'customer: Nadie ha venido.']);
  });

  test('Done by its category, whatever the state is called; merged ones are left', () => {
    const status = { name: 'Archivado', statusCategory: { key: 'done' } };
    expect(ticketOf(issue({ status, resolutiondate: '2026-11-06T10:00:00.000+0100' })).closedAt).toBe(
      '2026-11-06T09:00:00.000Z',
    );
    expect(issue({ resolution: { name: 'Duplicate' } })).toEqual({ skipped: 'merged' });
  });

  test('A reporter who is gone has no name, and one that an agent opened is noted by the team', () => {
    expect(
      ticketOf(issue({ reporter: { accountId: 'c-2', active: false, displayName: 'Former user' } })).customer?.name,
    ).toBeUndefined();
    expect(ticketOf(issue({ creator: { accountId: 'a-1' } })).isNoted).toBe(true);
  });
});

describe('Tables', () => {
  const columns = pastColumnsOf([
    'Expediente',
    'Queja',
    'Correo',
    'Recibida',
    'Estado',
    'Cerrada',
    'Tema',
    'Respuesta',
    'Color',
  ]);
  const row = (...cells: string[]) => mapRow(columns, { line: 2, cells }, 'Europe/Madrid');

  test('A row of a past, by the clock of the company', () => {
    expect(columns.unknown).toEqual(['Color']);
    const ticket = ticketOf(
      row('E-1', 'Pierde agua', 'ana@example.com', '22/07/2026 10:30', 'Cerrada', '2026-08-01', 'billing', 'Devuelto'),
    );
    expect(ticket).toMatchObject({
      ...{
        ticket: 'E-1',
        receivedAt: '2026-07-22T08:30:00.000Z',
        closedAt: '2026-08-01T10:00:00.000Z',
        tags: ['billing'],
      },
      said: [{ by: 'company', text: 'Devuelto' }],
    });
  });

  test.each([
    ['no day', ['E-1', 'Pierde agua', '', 'ayer', 'abierta', ''], '/receivedAt'],
    ['a day there is not', ['E-1', 'Pierde agua', '', '31/02/2026', 'abierta', ''], '/receivedAt'],
    ['a state nobody knows', ['E-1', 'Pierde agua', '', '22/07/2026', 'azul', ''], '/state'],
    ['closed without a day', ['E-1', 'Pierde agua', '', '22/07/2026', 'cerrada', ''], '/closedAt'],
    ['no words', ['E-1', '', '', '22/07/2026', 'abierta', ''], '/text'],
  ])('A row with %s says what is wrong with it', (_, cells, pointer) => {
    expect(row(...cells)).toMatchObject({ wrong: expect.arrayContaining([expect.objectContaining({ pointer })]) });
  });

  test.each([
    ['2026-11-22T09:30:00Z', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22T09:30:00-05:00', '2026-11-22T14:30:00.000Z'],
    ['2026-11-22 09:30', '2026-11-22T08:30:00.000Z'],
    ['22.11.26', '2026-11-22T11:00:00.000Z'],
    ['2026-11-22 25:00', undefined],
    ['', undefined],
  ])('The moment %s', (text, moment) => {
    expect(cellMoment(text, 'Europe/Madrid')).toBe(moment);
  });
});

test('No record, whatever it is, breaks a mapper', () => {
  for (const system of [zendesk, freshdesk, zammad, jira])
    for (const value of [
      null,
      0,
      'x',
      [],
      {},
      { id: {} },
      { ticket: 3 },
      { assets: 7 },
      { fields: [] },
      { comments: [null] },
    ])
      expect(() => read(system, value)).not.toThrow();
});

/*
 * Records in the shapes that the systems document; no company wrote them. Zendesk: developer.zendesk.com ("Tickets", "Ticket
 * Comments", "Incremental Exports"). Freshdesk: developers.freshdesk.com/api ("View a Ticket"). Zammad: docs.zammad.org ("Ticket",
 * "Articles"). Jira: developer.atlassian.com ("Issues", "Issue comments", "Document structure").
 */

export const zendeskUsers = [
  {
    id: 9001,
    name: 'Ana Prieto',
    email: 'ana@example.com',
    phone: '+34 600 11 22 33',
    locale: 'es',
    role: 'end-user',
    verified: true,
    active: true,
  },
  { id: 9002, name: 'Agente Uno', email: 'uno@lumbre.example', role: 'agent', verified: true, active: true },
  { id: 9003, name: 'Permanently deleted user', email: null, role: 'end-user', verified: false, active: false },
  { id: 9004, name: 'Vecina en copia', email: 'vecina@example.com', role: 'end-user', verified: true, active: true },
];

export const zendeskTicket = (over: object = {}) => ({
  id: 35436,
  created_at: '2026-11-17T10:00:00+01:00',
  updated_at: '2026-11-19T08:00:00Z',
  subject: 'Sin agua caliente',
  description: 'El técnico no vino y llevo tres días sin agua caliente.',
  status: 'open',
  requester_id: 9001,
  submitter_id: 9001,
  tags: ['calderas'],
  via: { channel: 'email' },
  satisfaction_rating: { score: 'unoffered' },
  comments: [
    {
      id: 1,
      author_id: 9001,
      body: 'El técnico no vino y llevo tres días sin agua caliente.',
      public: true,
      created_at: '2026-11-17T09:00:00Z',
      attachments: [{ file_name: 'caldera.jpg', content_url: 'https://lumbre.zendesk.com/x' }],
    },
    {
      id: 2,
      author_id: 9002,
      body: 'Lo estamos mirando.',
      public: true,
      created_at: '2026-11-18T09:00:00Z',
      attachments: [],
    },
    {
      id: 3,
      author_id: 9002,
      body: 'Tercer aviso de la zona.',
      public: false,
      created_at: '2026-11-18T09:30:00Z',
      attachments: [],
    },
    {
      id: 4,
      author_id: 9001,
      body: '¿Y cuándo vendrán?',
      public: true,
      created_at: '2026-11-19T08:00:00Z',
      attachments: [],
    },
  ],
  ...over,
});

export const freshdeskTicket = (over: object = {}) => ({
  id: 42,
  subject: 'Cobro doble',
  description: '<div>Me han cobrado <b>dos veces</b>.<br>Quiero mi dinero.</div>',
  description_text: 'Me han cobrado dos veces. Quiero mi dinero.',
  status: 2,
  source: 1,
  requester_id: 7,
  requester: { id: 7, name: 'Eva Gil', email: 'eva@example.com', mobile: '600 22 33 44' },
  created_at: '2026-11-10T08:00:00Z',
  updated_at: '2026-11-12T08:00:00Z',
  due_by: '2026-11-13T08:00:00Z',
  tags: ['facturas'],
  type: 'Problem',
  attachments: [{ id: 1, name: 'factura.pdf' }],
  conversations: [
    {
      id: 1,
      body_text: 'Revisado por contabilidad',
      private: true,
      incoming: false,
      user_id: 8,
      created_at: '2026-11-11T08:00:00Z',
    },
    {
      id: 2,
      body: '<p>Lo miramos hoy.</p>',
      private: false,
      incoming: false,
      user_id: 8,
      created_at: '2026-11-11T09:00:00Z',
    },
    {
      id: 3,
      body_text: 'Sigo esperando',
      private: false,
      incoming: true,
      user_id: 7,
      created_at: '2026-11-12T08:00:00Z',
    },
  ],
  ...over,
});

export const zammadAssets = {
  assets: {
    Ticket: {
      5: {
        id: 5,
        number: '31005',
        title: 'Horno roto',
        customer_id: 11,
        state_id: 2,
        created_at: '2026-11-01T07:00:00.000Z',
        updated_at: '2026-11-02T07:00:00.000Z',
        close_at: null,
      },
    },
    TicketState: { 2: { id: 2, name: 'open' } },
    TicketArticleSender: { 1: { id: 1, name: 'Agent' }, 2: { id: 2, name: 'Customer' }, 3: { id: 3, name: 'System' } },
    TicketArticleType: { 1: { id: 1, name: 'email' }, 10: { id: 10, name: 'note' } },
    TicketArticle: {
      21: {
        id: 21,
        ticket_id: 5,
        sender_id: 2,
        type_id: 1,
        internal: false,
        content_type: 'text/html',
        body: '<div>El horno no enciende.</div><div>Es nuevo.</div>',
        created_at: '2026-11-01T07:00:00.000Z',
        attachments: [{ id: 1, filename: 'horno.jpg' }],
      },
      22: {
        id: 22,
        ticket_id: 5,
        sender_id: 1,
        type_id: 10,
        internal: true,
        content_type: 'text/plain',
        body: 'Garantía vigente',
        created_at: '2026-11-01T08:00:00.000Z',
      },
      23: {
        id: 23,
        ticket_id: 5,
        sender_id: 3,
        type_id: 1,
        internal: false,
        content_type: 'text/plain',
        body: 'Hemos recibido su mensaje',
        created_at: '2026-11-01T07:00:05.000Z',
      },
    },
    User: {
      11: {
        id: 11,
        login: 'luis@example.com',
        firstname: 'Luis',
        lastname: 'Mora',
        email: 'luis@example.com',
        phone: '',
        verified: true,
        roles: ['Customer'],
        preferences: { locale: 'es-es' },
      },
    },
  },
};

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

export const jiraIssue = (fields: object = {}, over: object = {}) => ({
  id: '10001',
  key: 'SAC-12',
  fields: {
    summary: 'La instalación quedó mal',
    description: { type: 'doc', version: 1, content: [paragraph('La instalación quedó mal.'), paragraph('Gotea.')] },
    created: '2026-11-03T09:00:00.000+0100',
    updated: '2026-11-04T09:00:00.000+0100',
    reporter: {
      accountId: 'c-1',
      accountType: 'customer',
      displayName: 'Noa Vila',
      emailAddress: 'noa@example.com',
      active: true,
    },
    creator: { accountId: 'c-1', accountType: 'customer', displayName: 'Noa Vila', active: true },
    status: { name: 'Waiting for support', statusCategory: { key: 'indeterminate' } },
    resolutiondate: null,
    labels: ['instalaciones'],
    attachment: [{ id: '1', filename: 'gotera.jpg' }],
    comment: {
      comments: [
        {
          id: '1',
          author: { accountId: 'a-1', accountType: 'atlassian' },
          body: 'Vamos mañana.',
          jsdPublic: true,
          created: '2026-11-03T10:00:00.000+0100',
        },
        {
          id: '2',
          author: { accountId: 'a-1', accountType: 'atlassian' },
          body: { type: 'doc', content: [paragraph('Revisar junta')] },
          jsdPublic: false,
          created: '2026-11-03T11:00:00.000+0100',
        },
        {
          id: '3',
          author: { accountId: 'c-1', accountType: 'customer' },
          body: 'Nadie ha venido.',
          jsdPublic: true,
          created: '2026-11-04T09:00:00.000+0100',
        },
      ],
    },
    customfield_10030: {
      name: 'Time to resolution',
      ongoingCycle: { breached: true, breachTime: { iso8601: '2026-11-05T09:00:00+0100' } },
    },
    ...fields,
  },
  ...over,
});

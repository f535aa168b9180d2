import { describe, expect, it } from 'vitest';
import { adaptCall } from '#channels/call/adapt.ts';
import { verifyCall } from '#channels/call/verify.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';
import { bytesOf, RECEIVED_AT, withstands } from '../real-payloads.ts';
import { delivery, NOW_SECONDS, refusesEveryBit } from '../signed.ts';

const adapt = (payload: Uint8Array) => adaptCall(payload, RECEIVED_AT);

/** After Amazon's documentation, which may not be copied, with all it hears beside the words. */
const heard = { Sentiment: 'NEGATIVE', LoudnessScore: [79.27, 66.56], LoudnessScores: [79.27], BeginOffsetMillis: 0 };
const contactLens = {
  Channel: 'VOICE',
  LanguageCode: 'es-ES',
  CustomerMetadata: { ContactId: 'c-1', InputS3Uri: 's3://b/CallRecordings/2026/11/23/c-1_20261123T08:46_UTC.wav' },
  Participants: [
    { ParticipantId: 'CUSTOMER', ParticipantRole: 'CUSTOMER' },
    { ParticipantId: 'AGENT', ParticipantRole: 'AGENT' },
  ],
  ConversationCharacteristics: {
    Sentiment: { OverallSentiment: { AGENT: -5, CUSTOMER: 3.1 } },
    Interruptions: { TotalCount: 2 },
  },
  Transcript: [
    { ...heard, ParticipantId: 'AGENT', Content: '¿En qué puedo ayudarle?' },
    { ...heard, ParticipantId: 'CUSTOMER', Content: 'La caldera no enciende.' },
    { ...heard, ParticipantId: 'CUSTOMER', Content: 'Quiero que me devuelvan el dinero.' },
  ],
};
const [, ...customerTurns] = contactLens.Transcript;
const analytics = {
  JobName: 'job-1',
  Transcript: contactLens.Transcript.map(({ ParticipantId, ...turn }) => ({ ...turn, ParticipantRole: ParticipantId })),
};
const text = 'La caldera no enciende.\nQuiero que me devuelvan el dinero.';

describe('a call', () => {
  it('A call becomes what the customer said, and apart from it what the company said', async () => {
    expect(await adapt(bytesOf(contactLens))).toEqual({
      items: [
        {
          kind: 'complaint',
          text,
          author: { id: 'unknown:c-1' },
          threadId: 'c-1',
          externalId: 'c-1',
          at: '2026-11-23T08:46:00.000Z',
          attachments: [],
        },
        {
          kind: 'other',
          text: '¿En qué puedo ayudarle?',
          author: { id: 'company' },
          threadId: 'c-1',
          externalId: 'c-1:company',
          at: '2026-11-23T08:46:00.000Z',
          attachments: [],
        },
      ],
      ignored: [],
    });
  });

  it('Nothing that was heard in a voice is taken from a call', async () => {
    expect(JSON.stringify(await adapt(bytesOf(contactLens)))).not.toMatch(
      /NEGATIVE|79\.27|66\.56|entiment|oudness|nterrupt/,
    );
  });

  it.each([
    ['Call Analytics', bytesOf(analytics), { externalId: 'job-1' }],
    [
      'lower case',
      Buffer.from(
        JSON.stringify(contactLens).replace(
          /"([A-Z])(\w*)":/g,
          (_, first: string, rest: string) => `"${first.toLowerCase()}${rest}":`,
        ),
      ),
      { threadId: 'c-1' },
    ],
    [
      'a caller who is known',
      bytesOf({ ...contactLens, CustomerEndpoint: { Address: '+34600111222' } }),
      { author: { id: '+34600111222', phone: '+34600111222' } },
    ],
    [
      'lines',
      Buffer.from(
        'Agente: ¿En qué puedo ayudarle?\nCliente: La caldera no enciende.\nQuiero que me devuelvan el dinero.',
      ),
      {},
    ],
    [
      'lines with times, names and the number',
      Buffer.from(
        'Teléfono: +34 600 111 222\n[00:01] Operadora (Eva): ¿En qué puedo ayudarle?\r\n[00:05] Cliente (Ana): La caldera no enciende.\r\n00:09 - CLIENTE: Quiero que me devuelvan el dinero.',
      ),
      { author: { id: '+34600111222', phone: '+34600111222' } },
    ],
    [
      'Windows-1252',
      Buffer.from(
        'Agente: ¿En qué puedo ayudarle?\nCliente: La caldera no enciende.\nQuiero que me devuelvan el dinero.',
        'latin1',
      ),
      {},
    ],
  ])('The customer and the company are distinguished in a call: %s', async (_, payload, item) => {
    expect((await adapt(payload)).items).toMatchObject([
      { kind: 'complaint', text, ...item },
      { kind: 'other', text: '¿En qué puedo ayudarle?' },
    ]);
  });

  it('A call without speakers counts as said by the customer alone', async () => {
    const { items } = await adapt(Buffer.from('Mi queja es esta: la caldera no enciende.'));
    expect(items).toMatchObject([{ text: 'Mi queja es esta: la caldera no enciende.' }]);
  });

  it.each([
    ['no-customer-words', Buffer.from('Agente: ¿Hola? ¿Hay alguien?')],
    ['no-customer-words', bytesOf({ Transcript: [] })],
    ['unsupported:contact-event', bytesOf({ source: 'aws.connect', detail: { eventType: 'DISCONNECTED' } })],
    ['unsupported:contact-event', bytesOf({ Name: 'ContactFlowEvent', Details: { ContactData: {} } })],
    ['not-understood', bytesOf({})],
    ['malformed', Buffer.from('{"Transcript": [ ...')],
    ['malformed', Buffer.from('RIFF\u0000\u0001WAVE')],
    ['malformed', Buffer.from('')],
  ])('A call of which nothing can be made is ignored: %s', async (reason, payload) => {
    expect(await adapt(payload)).toEqual({ items: [], ignored: [{ reason }] });
  });

  it('A call costs no more time than its length, however it is made', async () => {
    const text = Buffer.from(`Cliente${' '.repeat(200_000)}x\n${'(a'.repeat(100_000)}`);
    expect(await cpuTimeOf(() => adapt(text))).toBeLessThan(1000);
  });

  it.each([
    ['numbers', 'Agente 2: ¿Dígame?\nCliente 1: No enciende.'],
    ['names', 'Agente Lucía Díaz: ¿Dígame?\nCLIENTE PEPE: No enciende.'],
    ['names first', 'Lucía (agente): ¿Dígame?\nPepe (cliente): No enciende.'],
    ['both genders', 'Operador/a: ¿Dígame?\nUsuario/a: No enciende.'],
    ['a department', 'Atención al cliente: ¿Dígame?\nClienta: No enciende.'],
    ['one of ours whose title begins with the customer', 'Customer Relations Agent: ¿Dígame?\nCustomer: No enciende.'],
    ['a department with a name', 'Customer Service Agent Lucy: ¿Dígame?\nCustomer Eva: No enciende.'],
    ['a person and not a bot', 'Human Agent: ¿Dígame?\nHuman: No enciende.'],
    ['titles in small letters', 'customer service agent: ¿Dígame?\ncustomer: No enciende.'],
    ['a bot', 'Asistente virtual: ¿Dígame?\nCliente: No enciende.'],
    ['bold', '**Agente:** ¿Dígame?\n**Cliente**: No enciende.'],
    ['dashes', 'AGENTE - ¿Dígame?\nCLIENTE – No enciende.'],
    ['thousandths', '[00:00:01.200] Agente: ¿Dígame?\n[00:00:05,100] Cliente: No enciende.'],
    ['spans', '00:00:01 - 00:00:04 Agente: ¿Dígame?\n00:00:05 - 00:00:09 Cliente: No enciende.'],
    [
      'subtitles (SRT)',
      '1\n00:00:01,000 --> 00:00:04,000\nAgente: ¿Dígame?\n\n2\n00:00:05,000 --> 00:00:09,000\nCliente: No enciende.\n',
    ],
    [
      'subtitles (WebVTT)',
      'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Agente>¿Dígame?</v>\n\n00:05.000 --> 00:09.000\n<v.loud Cliente>No enciende.</v>\n',
    ],
  ])('Who speaks is told from what is said, however a transcript writes it: %s', async (_, transcript) => {
    expect((await adapt(Buffer.from(transcript))).items).toMatchObject([
      { kind: 'complaint', text: 'No enciende.' },
      { kind: 'other', text: '¿Dígame?' },
    ]);
  });

  it.each(['Asistente virtual', 'Agente de soporte', 'Customer Service Representative', 'live agent'])(
    'What one of ours says after the customer is not read as the customer’s: %s',
    async (label) => {
      const { items } = await adapt(Buffer.from(`Cliente: No enciende.\n${label}: Le abonamos 50 euros.`));
      expect(items.map(({ text: said }) => said)).toEqual(['No enciende.', 'Le abonamos 50 euros.']);
    },
  );

  it.each([
    'El agente me dijo: mañana',
    'Agente me dijo: mañana',
    'Operador malo donde los haya: me colgó',
    'Usuario y contraseña: no funcionan',
    'Supervisor no hay: eso me dicen',
    '12',
  ])('A sentence with a colon is no label: %s', async (sentence) => {
    const { items } = await adapt(Buffer.from(`Agente: ¿Dígame?\nCliente: No enciende.\n${sentence}`));
    expect(items[0]?.text).toBe(`No enciende.\n${sentence}`);
  });
});

it('Broken transcripts never break the adapter of calls', () =>
  withstands(adaptCall, [
    bytesOf(contactLens),
    bytesOf({ ...analytics, Transcript: customerTurns }),
    Buffer.from('Cliente: hola'),
  ]));

it('A call is verified by the signature of the switchboard', async () => {
  const { createHmac } = await import('node:crypto');
  const body = bytesOf(analytics);
  const signature = createHmac('sha256', 's3cret').update(`${NOW_SECONDS}.`).update(body).digest('hex');
  const headers = { 'x-amends-timestamp': NOW_SECONDS, 'x-amends-signature': `sha256=${signature}` };
  refusesEveryBit(verifyCall, { request: delivery(body, headers), secrets: ['s3cret'] }, Object.keys(headers));
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ComplaintRequest } from '#channels/web/contract.ts';
import { complaintsFixture, post } from '../../functions/complaints/complaints-api.ts';

const text = 'La caldera no enciende.';

// Hundreds of made-up complaints are stored here; their log lines help nobody.
beforeAll(() => void vi.spyOn(console, 'info').mockReturnValue(undefined));

const complete = {
  text,
  subject: 'Caldera',
  customer: { name: 'Ana Pérez', email: 'ana@example.com', phone: '+34 600 11 22 33', id: 'C-1' },
  language: 'ca-ES',
  preferredChannel: 'email',
  desiredRemedy: 'Que la reparen.\nO que la cambien.',
  orderRef: 'P-2026/77',
  product: 'Caldera Lumbre 24',
  occurredAt: '2026-11-20',
};

describe('what POST /complaints takes', () => {
  it.each([
    ['only a text', { text }],
    ['everything', complete],
    ['an instant with an offset', { text, occurredAt: '2026-11-20T18:30:00+01:00' }],
    ['tabs and line breaks in the text', { text: 'uno\n\tdos' }],
    ['an empty customer', { text, customer: {} }],
    ['a region', { text, customer: { region: 'ES-MD' } }],
  ])('A complaint is accepted: %s', (_, body) => expect(ComplaintRequest.safeParse(body).success).toBe(true));

  it('Texts are trimmed, and their line ends unified', () => {
    expect(ComplaintRequest.parse({ text: '  a\r\nb  ', customer: { email: ' ana@example.com ' } })).toEqual({
      text: 'a\nb',
      customer: { email: 'ana@example.com' },
    });
  });

  it.each([
    { what: 'no text', body: {}, pointer: '/text', message: /text/ },
    { what: 'an empty text', body: { text: ' \n ' }, pointer: '/text', message: /empty/ },
    { what: 'a text of marks alone', body: { text: '\ufe0f\ufe0f\u034f' }, pointer: '/text', message: /empty/ },
    { what: 'a text that nobody sees', body: { text: '\u200b\u2060 \u3164' }, pointer: '/text', message: /empty/ },
    { what: 'a text that is too long', body: { text: 'a'.repeat(20_001) }, pointer: '/text', message: /20000/ },
    { what: 'a control character', body: { text: 'a\u0000b' }, pointer: '/text', message: /control/ },
    { what: 'half a character', body: { text: 'a\ud800' }, pointer: '/text', message: /well-formed/ },
    {
      what: 'a line break in the subject',
      body: { text, subject: 'a\r\nBcc: b@example.com' },
      pointer: '/subject',
      message: /one line/,
    },
    {
      what: 'a line break in the name',
      body: { text, customer: { name: 'Ana\nx' } },
      pointer: '/customer/name',
      message: /one line/,
    },
    {
      what: 'a line break after an address',
      body: { text, customer: { email: 'a@b.es\nBcc: c@d.es' } },
      pointer: '/customer/email',
      message: /e-mail/,
    },
    { what: 'no address', body: { text, customer: { email: 'ana' } }, pointer: '/customer/email', message: /e-mail/ },
    {
      what: 'a number with words',
      body: { text, customer: { phone: '600111222 (tardes)' } },
      pointer: '/customer/phone',
      message: /digits/,
    },
    {
      what: 'no phone number',
      body: { text, customer: { phone: 'call me' } },
      pointer: '/customer/phone',
      message: /digits/,
    },
    {
      what: 'a region in words',
      body: { text, customer: { region: 'Madrid' } },
      pointer: '/customer/region',
      message: /such as ES-MD/,
    },
    { what: 'a language in words', body: { text, language: 'español' }, pointer: '/language', message: /such as es/ },
    {
      what: 'a channel in words',
      body: { text, preferredChannel: 'By mail' },
      pointer: '/preferredChannel',
      message: /such as email/,
    },
    { what: 'a date in words', body: { text, occurredAt: 'ayer' }, pointer: '/occurredAt', message: /ISO 8601/ },
    {
      what: 'an impossible date',
      body: { text, occurredAt: '2026-02-30' },
      pointer: '/occurredAt',
      message: /ISO 8601/,
    },
    { what: 'an unknown field', body: { text, priority: 1 }, pointer: '/priority', message: /known are text, subject/ },
    {
      what: 'an unknown field of the customer',
      body: { text, customer: { iban: 'x' } },
      pointer: '/customer/iban',
      message: /known are name/,
    },
    { what: 'a number for a text', body: { text: 7 }, pointer: '/text', message: /text/ },
    { what: 'a list', body: [], pointer: '', message: /object/ },
  ])('A complaint is refused with the place and what is allowed there: $what', async ({ body, pointer, message }) => {
    const answer = await post(complaintsFixture().deps, body);
    expect(answer).toMatchObject({ status: 400, body: { status: 400 } });
    expect(answer.body.errors).toContainEqual({ pointer, message: expect.stringMatching(message) });
  });

  it('Whatever comes is stored or refused, and never an error of ours', async () => {
    const { deps } = complaintsFixture();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.json(), fc.string(), fc.record({ text: fc.string({ unit: 'binary' }) })),
        async (body) => {
          const { status } = await post(deps, body);
          expect([202, 400]).toContain(status);
        },
      ),
      { numRuns: 200 },
    );
  });
});

it.each(['600 11 12 22', '+34 600111222', '(+34) 600 11 12 22', '0034-600-111-222', '(91) 234 56 78', '600/111/222'])(
  'A phone number may be written %s',
  (phone) => {
    expect(ComplaintRequest.safeParse({ text: 'Roto', customer: { phone } }).success).toBe(true);
  },
);

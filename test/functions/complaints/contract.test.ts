import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ComplaintRequest } from '#channels/web/contract.ts';
import { complaintsFixture, post } from './complaints-api.ts';

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
    ['no text', {}, '/text', /text/],
    ['an empty text', { text: ' \n ' }, '/text', /empty/],
    ['a text that is too long', { text: 'a'.repeat(20_001) }, '/text', /20000/],
    ['a control character', { text: 'a\u0000b' }, '/text', /control/],
    ['half a character', { text: 'a\ud800' }, '/text', /well-formed/],
    ['a line break in the subject', { text, subject: 'a\r\nBcc: b@example.com' }, '/subject', /one line/],
    ['a line break in the name', { text, customer: { name: 'Ana\nx' } }, '/customer/name', /one line/],
    [
      'a line break after an address',
      { text, customer: { email: 'a@b.es\nBcc: c@d.es' } },
      '/customer/email',
      /e-mail/,
    ],
    ['no address', { text, customer: { email: 'ana' } }, '/customer/email', /e-mail/],
    ['no phone number', { text, customer: { phone: 'call me' } }, '/customer/phone', /digits/],
    ['a region in words', { text, customer: { region: 'Madrid' } }, '/customer/region', /such as ES-MD/],
    ['a language in words', { text, language: 'español' }, '/language', /such as es/],
    ['a channel in words', { text, preferredChannel: 'By mail' }, '/preferredChannel', /such as email/],
    ['a date in words', { text, occurredAt: 'ayer' }, '/occurredAt', /ISO 8601/],
    ['an impossible date', { text, occurredAt: '2026-02-30' }, '/occurredAt', /ISO 8601/],
    ['an unknown field', { text, priority: 1 }, '', /known are text, subject/],
    ['an unknown field of the customer', { text, customer: { iban: 'x' } }, '/customer', /known are name/],
    ['a number for a text', { text: 7 }, '/text', /text/],
    ['a list', [], '', /object/],
  ])('A complaint is refused with the place and what is allowed there: %s', async (_, body, pointer, message) => {
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

import { describe, expect, it } from 'vitest';
import { NO_SETTINGS } from '#channels/email/mail-settings.ts';
import { readMail } from '#channels/email/read.ts';
import { letter } from './letters.ts';

const SETTINGS = {
  ...NO_SETTINGS,
  ownDomains: ['lumbre.example'],
  staff: new Map([
    ['lucia@lumbre.example', 'lucia'],
    ['nadia@example.net', 'nadia'],
  ]),
};
const WORDS = 'Hola:\nLa caldera pierde agua desde el lunes.\nA: Oslo no iré.';
const AS_AMAZON = (domain: string) => ({
  'Authentication-Results': `amazonses.com; spf=pass smtp.mailfrom=${domain}; dkim=pass header.i=@${domain}; dmarc=pass header.from=${domain}`,
});
const LUCIA = { From: 'Lucía Ferrándiz <lucia@lumbre.example>', Subject: 'RV: Caldera' };

const read = (body: string, headers: Parameters<typeof letter>[0] = {}) =>
  readMail(letter({ ...LUCIA, ...headers }, body), SETTINGS);

const blocks: [language: string, block: string][] = [
  [
    'Outlook, es',
    '________________________________\nDe: Ana Pérez <ana@example.org>\nEnviado: lunes, 2 de marzo de 2026 10:00\nPara: Lucía Ferrándiz\nAsunto: Caldera rota',
  ],
  [
    'Gmail, es',
    '---------- Forwarded message ---------\nDe: Ana Pérez <ana@example.org>\nDate: lun, 2 mar 2026 a las 10:00\nSubject: Caldera rota\nTo: <lucia@lumbre.example>',
  ],
  [
    'Apple, es',
    'Inicio del mensaje reenviado:\n\nDe: Ana Pérez <ana@example.org>\nAsunto: Caldera rota\nFecha: 2 de marzo de 2026, 10:00:00 CET\nPara: lucia@lumbre.example',
  ],
  [
    'Outlook, en',
    '-----Original Message-----\nFrom: Ana Pérez [mailto:ana@example.org]\nSent: Monday, March 2, 2026 10:00 AM\nTo: Lucía\nSubject: Caldera rota',
  ],
  [
    'Gmail, en',
    '---------- Forwarded message ---------\nFrom: *Ana Pérez* <ana@example.org>\nDate: Mon, 2 Mar 2026\nSubject: Caldera rota\nTo: Lucía',
  ],
  ['in bold', '**De:** Ana Pérez <ana@example.org>\n**Enviado el:** lunes\n**Para:** Lucía\n**Asunto:** Caldera rota'],
  [
    'with spaces before the colon',
    'De :Ana Pérez <ana@example.org>\nEnviado el :lunes\nPara :Lucía\nAsunto :Caldera rota',
  ],
  [
    'ca',
    '---------- Missatge reenviat ---------\nDe: Ana Pérez <ana@example.org>\nEnviat el: dilluns\nPer a: Lucía\nAssumpte: Caldera rota',
  ],
  [
    'gl',
    '-------- Mensaxe reenviada --------\nDe: Ana Pérez <ana@example.org>\nEnviado: luns\nPara: Lucía\nAsunto: Caldera rota',
  ],
  [
    'eu',
    '-------- Birbidalitako mezua --------\nNork: Ana Pérez <ana@example.org>\nBidaltze-data: astelehena\nNori: Lucía\nGaia: Caldera rota',
  ],
  [
    'pt',
    '---------- Mensagem encaminhada ---------\nDe: Ana Pérez <ana@example.org>\nEnviada em: segunda-feira\nPara: Lucía\nAssunto: Caldera rota',
  ],
  [
    'fr',
    '-------- Message transféré --------\nDe : Ana Pérez <ana@example.org>\nEnvoyé : lundi 2 mars 2026\nÀ : Lucía\nObjet : Caldera rota',
  ],
  [
    'de',
    '-------- Weitergeleitete Nachricht --------\nVon: Ana Pérez <ana@example.org>\nGesendet: Montag\nAn: Lucía\nBetreff: Caldera rota',
  ],
  ['over two lines', 'De: Ana Pérez de la Cuesta y Ballesteros\n<ana@example.org>\nFecha: lunes\nAsunto: Caldera rota'],
  ['with lines between', 'De: Ana Pérez <ana@example.org>\n\nEnviado: lunes\n\nPara: Lucía\n\nAsunto: Caldera rota'],
];

describe('a mail of the team that sends on a customer’s', () => {
  it.each(blocks)('It is the customer’s, with the words of the customer alone: %s', async (_, block) => {
    const { mail, ignored } = await read(`Os paso esta queja, mirad el pedido.\n\n${block}\n\n${WORDS}`);
    expect(ignored).toBeUndefined();
    expect(mail).toMatchObject({
      from: { address: 'ana@example.org' },
      subject: 'Caldera rota',
      text: WORDS,
      claimed: { how: 'forward', staff: 'lucia', note: 'Os paso esta queja, mirad el pedido.' },
    });
  });

  it('It may be marked as a quotation', async () => {
    const { mail } = await read(
      `> De: Ana <ana@example.org>\n> Fecha: lunes\n> Asunto: Caldera\n>\n> La caldera pierde agua.`,
    );
    expect(mail).toMatchObject({ from: { address: 'ana@example.org' }, text: 'La caldera pierde agua.' });
  });

  it('It may have one line above the quotation', async () => {
    const { mail } = await read(
      'Mirad esto.\n\nEl lun, 2 mar 2026, Ana <ana@example.org> escribió:\n> La caldera pierde agua.\n> Vengan.',
    );
    expect(mail).toMatchObject({ from: { address: 'ana@example.org' }, text: 'La caldera pierde agua.\nVengan.' });
  });

  it('It may lie in it as a message', async () => {
    const inner = letter(
      { From: 'Ana Pérez <ana@example.org>', Subject: 'Caldera rota' },
      'La caldera pierde agua.',
    ).toString();
    const body = `--b\nContent-Type: text/plain\n\nOs la adjunto.\n--b\nContent-Type: message/rfc822\n\n${inner}\n--b--`;
    const { mail } = await read(body, { 'Content-Type': 'multipart/mixed; boundary=b' });
    expect(mail).toMatchObject({
      from: { name: 'Ana Pérez', address: 'ana@example.org' },
      subject: 'Caldera rota',
      text: 'La caldera pierde agua.',
      claimed: { note: 'Os la adjunto.' },
    });
  });

  it('Of several, the customer’s is meant: what colleagues wrote around it is not', async () => {
    const { mail } = await read(
      `Mirad.\n\nDe: Mateo <mateo@lumbre.example>\nEnviado: martes\nPara: Lucía\nAsunto: RV: Caldera\n\n¿Quién lo lleva?\n\n${blocks[0]?.[1]}\n\n${WORDS}`,
    );
    expect(mail).toMatchObject({ from: { address: 'ana@example.org' }, text: WORDS });
  });

  it('A rule of a colleague’s mailbox sends on as well', async () => {
    const { mail } = await read(`${blocks[0]?.[1]}\n\n${WORDS}`, { 'Auto-Submitted': 'auto-generated' });
    expect(mail).toMatchObject({ from: { address: 'ana@example.org' } });
  });

  it('Somebody of the company who is not of the team sends on as well', async () => {
    const { mail } = await read(`${blocks[0]?.[1]}\n\n${WORDS}`, { From: 'tienda@lumbre.example' });
    expect(mail?.from?.address).toBe('ana@example.org');
    expect(mail).toMatchObject({ claimed: { how: 'forward' } });
    expect(mail).not.toHaveProperty('claimed.staff');
  });

  it('A person of the team at another domain has to be vouched for', async () => {
    const body = `${blocks[0]?.[1]}\n\n${WORDS}`;
    const nadia = { From: 'nadia@example.net' };
    expect((await read(body, { ...nadia, ...AS_AMAZON('example.net') })).mail?.from?.address).toBe('ana@example.org');
    expect((await read(body, nadia)).mail?.from?.address).toBe('nadia@example.net');
  });
});

describe('a mail that is no forward of a customer’s', () => {
  it.each([
    ['a plain mail', 'Mañana no vengo.', {}],
    [
      'one that sends on what a colleague wrote',
      'De: Mateo <mateo@lumbre.example>\nEnviado: martes\nPara: Lucía\nAsunto: x\n\nHola',
      {},
    ],
    [
      'one that answers the customer, with us in copy',
      `Ya vamos.\n\n${blocks[0]?.[1]}\n\n${WORDS}`,
      { To: 'ana@example.org', Cc: 'atencion@lumbre.example' },
    ],
    ['one of which the receiver says that it is forged', `${blocks[0]?.[1]}\n\n${WORDS}`, AS_AMAZON('evil.example')],
    ['one that writes of a flight', 'De: Madrid\nA: Oslo\nFecha: 12 de mayo\nLo cancelaron', {}],
  ])('It is listed, and opens nothing: %s', async (what, body, headers) => {
    const { ignored } = await read(body, headers);
    expect(ignored).toEqual({ result: 'noted', reason: what.includes('forged') ? 'own-mail' : 'staff-mail' });
  });

  it('A customer who sends on a mail stays who writes', async () => {
    const body = `Miren lo que me dijo su compañera.\n\nDe: Otra <otra@example.org>\nFecha: lunes\nAsunto: x\n\nNo.`;
    const { mail } = await read(body, { From: 'Luis <luis@example.com>' });
    expect(mail?.from?.address).toBe('luis@example.com');
    expect(mail?.text).toContain('su compañera');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlText } from '#channels/email/html-text.ts';
import { parseMail } from '#channels/email/parse.ts';
import { readAnswer } from '#channels/email/readable.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';
import { fixture } from './letters.ts';

/** What is read of a mail that answers one. */
const readOf = (text: string, subject = ''): string => readAnswer(text, { subject }).text;

const mine = 'Sigue sin funcionar.\n\nUn saludo,\nAna';

describe('readable', () => {
  it.each([
    [
      'Gmail, es',
      'El lun, 2 jun 2025 a las 20:11, Lumbre\n(<atencion@lumbre.example>) escribió:\n> Hola\n>\n> Gracias',
    ],
    ['Apple Mail, es', 'El 9 jun 2026, a las 22:17, Lumbre <a@lumbre.example> escribió:\n\n> Hola'],
    ['KMail, es', 'El viernes, 11 de julio de 2025 21:11:15 (hora de verano), Lumbre escribió:\n> Hola'],
    [
      'Outlook, es',
      'De: Lumbre <a@lumbre.example>\nEnviado el: viernes, 18 de octubre de 2026 16:41\nPara: Ana\nAsunto: RE: x\n\nHola',
    ],
    ['Outlook in bold', '*De:* Lumbre\n*Enviado:* viernes\n*Para:* Ana\n*Asunto:* x\n\nHola'],
    ['old Outlook', '-----Mensaje original-----\nDe: x\n\nHola'],
    ['Gmail, ca', "El dt., 26 d'ag. 2026 a les 10:12, Lumbre <a@lumbre.example> va escriure:\n> Hola"],
    ['Gmail, gl', 'O luns, 2 de xuño de 2025 ás 20:11, Lumbre (<a@lumbre.example>) escribiu:\n> Ola'],
    ['Gmail, pt', 'Em seg., 2 de jun. de 2025 às 20:11, Lumbre <a@lumbre.example> escreveu:\n> Olá'],
    ['Gmail, fr', 'Le lun. 2 juin 2025 à 20:11, Lumbre <a@lumbre.example> a écrit :\n> Bonjour'],
    ['Gmail, eu', '2025(e)ko eka. 2(a) (20:11), Lumbre <a@lumbre.example> erabiltzaileak hau idatzi du:\n> Kaixo'],
    ['Gmail, en', 'On Mon, Jun 2, 2025 at 8:11 PM Lumbre <a@lumbre.example>\nwrote:\n> Hello'],
    ['Zoho, en', '---- On Tue, 2 Jun 2026 14:17:36 +0200 Lumbre <a@lumbre.example> wrote ----\n\nHello'],
    ['Outlook, en', 'From: Lumbre\nSent: Friday\nTo: Ana\nSubject: x\n\nHello'],
    ['Outlook, pt', 'De: Lumbre\nEnviada em: sexta-feira\nPara: Ana\nAssunto: x\n\nOlá'],
    ['Outlook, fr', 'De : Lumbre\nEnvoyé : vendredi\nÀ : Ana\nObjet : x\n\nBonjour'],
    ['a signature', '-- \nAna Pérez\nCalle Mayor 1'],
    ['a telephone, es', 'Enviado desde mi iPhone'],
    ['a telephone, en', 'Sent from my Galaxy'],
    ['Outlook on a telephone', 'Obtener Outlook para Android'],
  ])('What is added below a mail is cut: %s', (_, below) => expect(readOf(`${mine}\n\n${below}`)).toBe(mine));

  it('Answers written between the quoted lines of a mail are kept', () => {
    const text =
      'El 9 jun 2026, Lumbre <a@lumbre.example> escribió:\n> ¿Qué modelo es?\nLumbre 24\n> ¿Desde cuándo?\nDesde el lunes';
    expect(readOf(text)).toBe('Lumbre 24\nDesde el lunes');
  });

  it.each([
    ['a list with arrows', 'Tres fallos:\n> no enciende\n> hace ruido\n> gotea'],
    [
      'a date and somebody who wrote',
      'El 3 de mayo les escribí.\nNadie contestó, y el técnico escribió mal mi dirección.',
    ],
    ['a line that begins with De:', 'De: mi parte, nada más.\nGracias'],
    ['what others told', 'El técnico dijo: vuelva mañana\nY no volvió.'],
    [
      'a forwarded mail',
      'Vean esto:\n\n---------- Mensaje reenviado ---------\nDe: Tienda\nDate: lunes\nPara: Ana\nAsunto: x\n\nNo le devolvemos el dinero.',
    ],
  ])('A mail keeps %s', (_, text) => expect(readOf(text)).toBe(text));

  it('A forwarded mail that only the subject announces is kept', () => {
    const text = 'De: Tienda\nEnviado: lunes\nPara: Ana\nAsunto: x\n\nNo le devolvemos el dinero.';
    expect(readOf(text, 'RV: devolución')).toBe(text);
  });

  it('Everything of a mail is kept where nothing else would remain', () => {
    const text = '> La caldera no enciende';
    expect(readOf(text)).toBe(text);
    expect(readOf('-- \nAna')).toBe('--\nAna');
  });

  it('Replies of real mail programs are read', async () => {
    for (const name of ['reply-gmail.eml', 'reply-hotmail.eml']) {
      const { written } = await parseMail(fixture(name));
      expect(readOf(written.replace('Hello', 'It works'))).toBe('It works');
    }
    expect(readOf(htmlText(fixture('reply-gmail.html').toString()))).toBe('Hi. I am fine.\n\nThanks,\nAlex');
  });

  it.each(['El 1 ', 'El 1 a\n', '>', '\n', 'De: \n', '- ', '-', ' ', '<a@', 'x wrote:\n', 'De: a\nFecha: b\n'])(
    'Cutting a mail takes time in proportion to the length of %j repeated',
    async (piece) => {
      expect(await cpuTimeOf(() => readOf(`${piece.repeat(100_000)}x`))).toBeLessThan(2_000);
    },
  );

  it('Cutting a mail invents nothing, and never loses everything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('> x', '-- ', 'El 1 a, x <a@b> escribió:', ''))),
        (lines) => {
          const text = lines.join('\n');
          const read = readOf(text);
          for (const line of read.split('\n')) expect(text).toContain(line);
          expect(read === '').toBe(text.split('\n').every((line) => /^[-_=*\s]{5,}$|^\s*$/.test(line)));
        },
      ),
    );
  });
});

import type { InboundMail } from '#channels/email/parse.ts';
import { parseMail } from '#channels/email/parse.ts';
import { eml } from './letters.ts';

/** What stands in mails and may be taken for a quotation, a signature or a form, and is the sender's. */
export const traps: readonly string[] = [
  '--',
  '-- ',
  '—',
  '________________________________',
  'Enviado desde mi iPhone',
  'Enviado con SEUR el lunes, la cocina nueva.',
  'Sent from your warehouse on Monday, never arrived.',
  'P.D. Y huele a gas en la cocina.',
  '-----Mensaje original-----',
  '---------- Mensaje reenviado ---------',
  'De: Tienda <t@tienda.example>\nEnviado el: lunes, 17 de noviembre de 2026 11:00\nPara: Ana\nAsunto: su pedido',
  'De: Madrid\nA: Oslo\nFecha: 12 de mayo',
  'El lun, 2 jun 2025 a las 20:11, Tienda (<t@tienda.example>) escribió:',
  'El 3 de marzo su agente Pedro me escribió:',
  '11:00, 17 de noviembre de 2026, "X" <x@y.example>:',
  '> Hola, Ana:\n> No le devolvemos el dinero.',
  '>> Era otro mail.',
  'Un saludo,\nAna Pérez\n600 123 456',
  'Buenos días:',
  'Tres fallos:',
  'begin 644 prueba de que no es nada',
];

/** Words as they are compared: how lines are broken, indented and marked says nothing. */
export const plainWords = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const base64 = (text: string): string =>
  (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\n');

const asHtml = (text: string): string =>
  `<html><body>${text
    .split('\n')
    .map((line) => `<div>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;') || '<br>'}</div>`)
    .join('')}</body></html>`;

/** A text as a mail, coded in one of the ways of mail programs, and read again. */
export const mailed = (text: string, way: number, headers: Record<string, string> = {}): Promise<InboundMail> => {
  const type = way % 2 === 0 ? 'text/plain' : 'text/html';
  const body = way % 2 === 0 ? text : asHtml(text);
  const isCoded = way % 4 >= 2;
  return parseMail(
    eml(
      {
        From: 'Ana <ana@example.com>',
        Subject: 'RE: Fuga',
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Transfer-Encoding': isCoded ? 'base64' : '8bit',
        ...headers,
      },
      isCoded ? base64(body) : body,
    ),
  );
};

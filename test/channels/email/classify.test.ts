import { describe, expect, it } from 'vitest';
import { ignoredMail } from '#channels/email/classify.ts';
import { NO_SETTINGS } from '#channels/email/mail-settings.ts';
import { parseMail } from '#channels/email/parse.ts';
import { fixture, parsedLetter } from './letters.ts';

const OURS = 'atencion@lumbre.example';
const SETTINGS = {
  ...NO_SETTINGS,
  ownDomains: ['lumbre.example'],
  lists: ['quejas.socios.example'],
  relays: [{ sender: 'reenvios@socio.example' }, { header: { name: 'x-relay', value: 'lumbre' } }],
};

const noted = (reason: string) => ({ result: 'noted', reason });
/** As Exchange writes it. */
const absent = (Subject: string) => ({ Subject, 'X-Auto-Response-Suppress': 'All' });
const refused = (reason: string) => ({ result: 'refused', reason });

describe('ignoredMail', () => {
  it.each([
    ['a plain letter', {}],
    ['a reply', { Subject: 'Re: Fuga', 'In-Reply-To': '<a@x>' }],
    ['one that says it is not automatic', { 'Auto-Submitted': 'no' }],
    ['one that asks others not to answer by themselves', { 'X-Auto-Response-Suppress': 'OOF, AutoReply' }],
    ['one that writes of an absence', { Subject: 'Estuve fuera de la oficina y no vino el técnico' }],
    ['one that writes of automatic things', { Subject: 'Su respuesta automática no me sirve' }],
    ['one with priority', { Precedence: 'first-class', Importance: 'high' }],
    ['one from a domain like ours', { From: 'ana@otralumbre.example' }],
    ['one of a power cut', { Subject: 'Ausencia temporal de suministro en mi calle' }],
    ['one of an automatic answer', { Subject: 'Respuesta automática y ninguna solución' }],
    ['one that answers an automatic answer', { Subject: 'RE: Respuesta automática: x', 'In-Reply-To': '<1@x>' }],
    ['one of a bill', { Subject: 'Out of office hours charge on my bill' }],
    ['one of a parcel', { Subject: 'Fuera de la oficina de correos con mi paquete' }],
    ['one of a charge by night', { Subject: 'Auto reply never came', 'X-Auto-Response-Suppress': 'OOF' }],
    ['one of the absence of a technician', { Subject: 'Ausente de la oficina: nadie me atiende' }],
    ['one in French of an absence', { Subject: 'Absence du bureau de poste depuis lundi' }],
    ['one whose subject looks like a bounce', { Subject: 'No entregado: mi paquete sigue perdido' }],
    ['one of a postmaster', { From: 'postmaster@shop.example', 'Return-Path': '<postmaster@shop.example>' }],
    ['one of a postmaster whose path is unknown', { From: 'postmaster@shop.example', 'Return-Path': undefined }],
    ['one of a person called Bounce', { From: 'bounce@shop.example', Subject: 'Undelivered parcel' }],
    ['one whose path a relay lost', { 'Return-Path': '<>' }],
    ['one behind a group', { 'List-ID': '<atencion.lumbre.example>', Precedence: 'list' }],
    [
      'one behind a group of another domain, written to it',
      {
        To: 'quejas@tienda.example',
        'List-ID': 'Quejas <quejas.tienda.example>',
        'X-BeenThere': 'quejas@tienda.example',
      },
    ],
    [
      'one behind a group that names itself by its address',
      { To: 'Quejas <quejas@tienda.example>', 'Mailing-list': 'list quejas@tienda.example; contact x@tienda.example' },
    ],
    [
      'one behind a group of ours',
      { To: 'x@lumbre.example', 'List-ID': '<equipo.lumbre.example>', Precedence: 'bulk' },
    ],
    ['one behind a list that policy names', { 'List-ID': '<Quejas.Socios.example>', Precedence: 'list' }],
    ['one by a rule of ours', { 'Auto-Submitted': 'auto-generated', 'X-MS-Exchange-Inbox-Rules-Loop': OURS }],
    ['one by a relay of ours', { 'Auto-Submitted': 'auto-generated', Sender: 'Reenvíos <reenvios@socio.example>' }],
    ['one by a relay with a mark of its own', { 'Auto-Submitted': 'auto-forwarded', 'X-Relay': 'mx7; Lumbre' }],
    ['one that forwards a bounce', { Subject: 'RV: Undeliverable: mi pedido' }],
    ['one without verdicts', { 'X-SES-Spam-Verdict': undefined, 'X-SES-Virus-Verdict': undefined }],
    ['one whose verdict is not clear', { 'X-SES-Spam-Verdict': 'GRAY' }],
  ])('A mail is let through: %s', async (_, headers) => {
    expect(ignoredMail(await parsedLetter(headers), SETTINGS)).toBeUndefined();
  });

  it.each([
    ['virus', refused('virus'), { 'X-SES-Virus-Verdict': 'FAIL' }],
    ['spam', refused('spam'), { 'X-SES-Spam-Verdict': 'FAIL' }],
    ['spam with a forged PASS', refused('spam'), { 'X-SES-Spam-Verdict': ['FAIL', 'PASS'] }],
    ['a mail that went round', noted('loop'), { Received: Array(51).fill('from a by b') }],
    ['a bounce by its sender', noted('bounce'), { From: 'MAILER-DAEMON@example.com' }],
    ['a bounce by its kind', noted('bounce'), { 'Content-Type': 'multipart/report; report-type=delivery-status' }],
    ['a read receipt', noted('report'), { 'Content-Type': 'multipart/report; report-type=disposition-notification' }],
    ['our own mail', noted('own-mail'), { From: 'Lumbre <atencion@Lumbre.example>' }],
    ['an automatic reply', noted('auto-reply'), { 'Auto-Submitted': 'auto-replied (vacation)' }],
    ['a machine', noted('auto-reply'), { 'Auto-Submitted': 'auto-generated' }],
    ['an old automatic reply', noted('auto-reply'), { 'X-Autoreply': 'yes' }],
    ['an automatic reply by precedence', noted('auto-reply'), { Precedence: 'auto_reply' }],
    ['an absence, from the null path', noted('auto-reply'), { 'Return-Path': '<>', Subject: 'Fuera de la oficina' }],
    ['an answer from the null path', noted('auto-reply'), { 'Return-Path': '<>', 'In-Reply-To': '<1@lumbre.example>' }],
    ['out of office, es', noted('auto-reply'), absent('Respuesta automática: su reclamación')],
    ['out of office, ca', noted('auto-reply'), absent('Resposta automàtica: x')],
    ['out of office, pt', noted('auto-reply'), absent('Resposta automática: x')],
    ['out of office, fr', noted('auto-reply'), absent('Réponse automatique : x')],
    ['out of office, eu', noted('auto-reply'), absent('Erantzun automatikoa: x')],
    ['out of office, en', noted('auto-reply'), absent('Automatic reply: x')],
    ['a bounce by its path and sender', noted('bounce'), { 'Return-Path': '<>', From: 'postmaster@example.com' }],
    ['a bounce by its path and subject', noted('bounce'), { 'Return-Path': '<>', Subject: 'Undeliverable: caldera' }],
    ['a bounce by its header', noted('bounce'), { 'X-Failed-Recipients': 'ana@example.com' }],
    [
      'a person away behind a relay of ours',
      noted('auto-reply'),
      { 'Auto-Submitted': 'auto-replied', 'X-Relay': 'Lumbre' },
    ],
    ['a rule of somebody else', noted('auto-reply'), { 'Auto-Submitted': 'auto-generated', 'X-Relay': 'otra' }],
    [
      'a newsletter to its own address',
      noted('list'),
      { 'List-Id': '<x.example.com>', 'List-Post': '<mailto:x@example.com>' },
    ],
    ['a list', noted('list'), { 'List-Id': '<x.example.com>' }],
    ['a newsletter', noted('list'), { 'List-Unsubscribe': '<mailto:x@example.com>' }],
    ['bulk mail', noted('list'), { Precedence: 'bulk' }],
    ['a calendar in which there is nothing', noted('calendar'), { 'Content-Type': 'text/calendar; method=REQUEST' }],
  ])('A mail is ignored: %s', async (_, expected, headers) => {
    expect(ignoredMail(await parsedLetter(headers), SETTINGS)).toEqual(expected);
  });

  it.each([
    ['REQUEST', undefined],
    ['CANCEL', undefined],
    ['COUNTER', undefined],
    ['REPLY', noted('calendar')],
    ['REFRESH', noted('calendar')],
  ])('A mail with a calendar that says something is let through: %s', async (method, expected) => {
    const type = { 'Content-Type': `text/calendar; method=${method}` };
    const ics = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Visita\nEND:VEVENT\nEND:VCALENDAR';
    expect(ignoredMail(await parsedLetter(type, ics))).toEqual(expected);
    const said = `--b\nContent-Type: text/plain\n\nAceptado.\n--b\nContent-Type: text/calendar; method=${method}\n\n${ics}\n--b--`;
    expect(ignoredMail(await parsedLetter({ 'Content-Type': 'multipart/alternative; boundary=b' }, said))).toEqual(
      expected,
    );
  });

  it.each([
    [
      'something is written',
      'COMMENT;LANGUAGE=es:No estaré en casa\\, cambien la cita',
      'No estaré en casa, cambien la cita',
    ],
    ['nothing is written', 'COMMENT:\\n', undefined],
  ])('Who declines a date may write beside it, and is heard: %s', async (_, comment, said) => {
    const type = { 'Content-Type': 'text/calendar; method=REPLY; charset=utf-8' };
    const lines = [
      'BEGIN:VCALENDAR',
      'METHOD:REPLY',
      'BEGIN:VEVENT',
      'SUMMARY:Visita',
      comment,
      'END:VEVENT',
      'END:VCALENDAR',
    ];
    const mail = await parsedLetter(type, lines.join('\n'));
    expect(ignoredMail(mail)).toEqual(said === undefined ? noted('calendar') : undefined);
    if (said) expect(mail.text).toContain(said);
  });

  it.each([
    ['auto-reply.eml', 'auto-reply'],
    ['bounce.eml', 'bounce'],
    ['feedback-report.eml', 'report'],
  ])('A real mail of a machine is known: %s', async (file, reason) =>
    expect(ignoredMail(await parseMail(fixture(file)))).toEqual(noted(reason)),
  );
});

import { describe, expect, it } from 'vitest';
import { ignoredMail } from '#channels/email/classify.ts';
import { parseMail } from '#channels/email/parse.ts';
import { fixture, parsedLetter } from './letters.ts';

const noted = (reason: string) => ({ result: 'noted', reason });
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
    ['one that forwards a bounce', { Subject: 'RV: Undeliverable: mi pedido' }],
    ['one without verdicts', { 'X-SES-Spam-Verdict': undefined, 'X-SES-Virus-Verdict': undefined }],
    ['one whose verdict is not clear', { 'X-SES-Spam-Verdict': 'GRAY' }],
  ])('A mail is let through: %s', async (_, headers) => {
    expect(ignoredMail(await parsedLetter(headers), 'lumbre.example')).toBeUndefined();
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
    ['a mail that nobody can answer', noted('auto-reply'), { 'Return-Path': '<>' }],
    ['out of office, es', noted('auto-reply'), { Subject: 'Respuesta automática: su reclamación' }],
    ['out of office, es', noted('auto-reply'), { Subject: 'Fuera de la oficina' }],
    ['out of office, ca', noted('auto-reply'), { Subject: 'Resposta automàtica: x' }],
    ['out of office, pt', noted('auto-reply'), { Subject: 'Resposta automática: x' }],
    ['out of office, fr', noted('auto-reply'), { Subject: 'Réponse automatique : x' }],
    ['out of office, eu', noted('auto-reply'), { Subject: 'Erantzun automatikoa: x' }],
    ['out of office, en', noted('auto-reply'), { Subject: 'Automatic reply: x' }],
    ['out of office, en', noted('auto-reply'), { Subject: 'Out of office' }],
    ['a list', noted('list'), { 'List-Id': '<x.example.com>' }],
    ['a newsletter', noted('list'), { 'List-Unsubscribe': '<mailto:x@example.com>' }],
    ['bulk mail', noted('list'), { Precedence: 'bulk' }],
    ['a calendar in which there is nothing', noted('calendar'), { 'Content-Type': 'text/calendar; method=REQUEST' }],
  ])('A mail is ignored: %s', async (_, expected, headers) => {
    expect(ignoredMail(await parsedLetter(headers), 'lumbre.example')).toEqual(expected);
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
    ['auto-reply.eml', 'auto-reply'],
    ['bounce.eml', 'bounce'],
    ['feedback-report.eml', 'report'],
  ])('A real mail of a machine is known: %s', async (file, reason) =>
    expect(ignoredMail(await parseMail(fixture(file)))).toEqual(noted(reason)),
  );
});

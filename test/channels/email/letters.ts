import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InboundMail } from '#channels/email/parse.ts';
import { parseMail } from '#channels/email/parse.ts';
import { fixtures } from '#test/support/files.ts';

/** A mail as bytes, from its headers and its body. */
export const eml = (headers: Record<string, string | string[]>, body = 'La caldera pierde agua.'): Buffer =>
  Buffer.from(
    [
      ...Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`)),
      '',
      ...body.split('\n'),
    ].join('\r\n'),
  );

/** A customer's mail, changed by `over`; a header that is undefined is left out. */
export const letter = (over: Record<string, string | string[] | undefined> = {}, body?: string): Buffer => {
  const headers = {
    'Return-Path': '<ana@example.com>',
    Received: 'from mx.example.com by inbound-smtp.example',
    'X-SES-Spam-Verdict': 'PASS',
    'X-SES-Virus-Verdict': 'PASS',
    From: '"Ana Pérez" <ana@example.com>',
    To: 'atencion@lumbre.example',
    Subject: 'Fuga de agua',
    Date: 'Mon, 23 Nov 2026 09:55:00 +0100',
    'Message-ID': '<1@example.com>',
    'Content-Type': 'text/plain; charset=utf-8',
    ...over,
  };
  const given: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) given[name] = value;
  return eml(given, body);
};

export const fixture = (name: string): Buffer => readFileSync(join(fixtures, 'mail', name));

export const parsedLetter = (over?: Parameters<typeof letter>[0], body?: string): Promise<InboundMail> =>
  parseMail(letter(over, body));

/** What SES writes of who sent a mail of example.com; it speaks of SPF, DKIM and DMARC in this order. */
export const verdicts = ({
  spf = 'pass',
  dkim = 'pass',
  dmarc = 'pass',
}: {
  spf?: string;
  dkim?: string;
  dmarc?: string;
}): string =>
  [
    'amazonses.com',
    `spf=${spf} (spfCheck: domain of example.com designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1`,
    'envelope-from=ana@example.com',
    'helo=mx.example.com',
    `dkim=${dkim} header.i=@example.com`,
    `dmarc=${dmarc} header.from=example.com;`,
  ].join('; ');

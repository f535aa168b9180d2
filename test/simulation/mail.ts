import type { System } from './system.ts';

type Letter = {
  system: System;
  from: { name: string; email: string };
  text: string;
  /** The place, among all mails we sent, of the one it answers. */
  answers?: number;
  /** The program it is written with answers who wrote, and not whom they asked to answer, under a subject of its own. */
  isPlain?: boolean;
  /** Our receiver took it for spam: it is set aside. */
  isSpam?: boolean;
};

const OURS = 'atencion@lumbre.example';

/** What our receiver found out about the sender: the domain speaks for the mail. */
const verdict = (email: string): string => {
  const domain = email.split('@')[1];
  return [
    'amazonses.com',
    `spf=pass (spfCheck: domain of ${domain} designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1`,
    `envelope-from=${email}`,
    `dkim=pass header.i=@${domain}`,
    `dmarc=pass header.from=${domain};`,
  ].join('; ');
};

/** A customer's mail, as SES puts it into the bucket. Its Message-ID follows from what was written until now. */
export const mailFrom = ({ system, from, text, answers, isPlain = false, isSpam = false }: Letter): Buffer => {
  const { amends } = system;
  const answered = answers === undefined ? undefined : amends.mails[answers];
  const headers = [
    `Return-Path: <${from.email}>`,
    `Authentication-Results: ${verdict(from.email)}`,
    `X-SES-Spam-Verdict: ${isSpam ? 'FAIL' : 'PASS'}`,
    'X-SES-Virus-Verdict: PASS',
    `From: ${from.name} <${from.email}>`,
    `To: ${(isPlain ? undefined : answered?.replyTo) ?? OURS}`,
    `Subject: ${answered ? 'Re: su caso' : 'Una queja'}`,
    `Date: ${new Date(amends.now()).toUTCString()}`,
    `Message-ID: <${Date.parse(amends.now())}.${system.pending.length}.${answers ?? 'new'}@example.com>`,
    ...(answered ? [`In-Reply-To: <${(answers ?? 0) + 1}@eu-west-1.amazonses.com>`] : []),
    'Content-Type: text/plain; charset=utf-8',
  ];
  return Buffer.from([...headers, '', text].join('\r\n'));
};

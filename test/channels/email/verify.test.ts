import { describe, expect, it } from 'vitest';
import { verifySender } from '#channels/email/verify.ts';
import { parsedLetter, verdicts } from './letters.ts';

const spf = (verdict: string, domain: string) =>
  `spf=${verdict} (spfCheck: domain of ${domain} says so; dkim=pass) client-ip=192.0.2.1; envelope-from=a@${domain}; helo=mx.${domain};`;
const doubtful = async (results: string | string[] | undefined, from = 'Ana <ana@example.com>') =>
  !verifySender(await parsedLetter({ From: from, 'Authentication-Results': results })).valid;

describe('verifySender', () => {
  it.each([
    ['DMARC passed', verdicts({ spf: 'pass', dkim: 'pass', dmarc: 'pass' })],
    ['DMARC passed on a signature alone', verdicts({ spf: 'fail', dkim: 'pass', dmarc: 'pass' })],
    ['its domain has no DMARC, but signed', 'amazonses.com; dkim=pass header.i=@example.com; dmarc=none'],
    ['its domain signed by a name below it', 'amazonses.com; dkim=pass header.i=@mail.example.com; dmarc=none'],
    [
      'its domain lets that host send',
      `amazonses.com; ${spf('pass', 'example.com')} dmarc=none header.from=example.com;`,
    ],
    ['another signature failed', 'amazonses.com; dkim=fail header.i=@list.example; dkim=pass header.d=example.com'],
    ['our receiver says nothing', undefined],
    ['only others say something', 'mx.example.net; dmarc=fail header.from=example.com'],
    ['what the sender wrote below says that it failed', [verdicts({}), verdicts({ dmarc: 'fail' })]],
  ])('The sender of a mail is believed where %s', async (_, results) => expect(await doubtful(results)).toBe(false));

  it.each([
    ['DMARC failed', verdicts({ dmarc: 'fail' })],
    ['DMARC failed and something else passed', verdicts({ spf: 'pass', dkim: 'pass', dmarc: 'fail' })],
    ['a forged result stands below', [verdicts({ dmarc: 'fail' }), verdicts({ dmarc: 'pass' })]],
    ['nothing passed', verdicts({ spf: 'softfail', dkim: 'none', dmarc: 'none' })],
    [
      'only the host of somebody else was checked',
      `amazonses.com; ${spf('pass', 'evil.example')} dkim=none; dmarc=none`,
    ],
    ['somebody else signed', 'amazonses.com; dkim=pass header.i=@notexample.com; dmarc=none'],
    ['the results are about another sender', 'amazonses.com; dmarc=pass header.from=evil.example'],
    [
      'the result stands in what the sender wrote',
      'amazonses.com; spf=pass envelope-from="; dkim=pass header.i=@example.com"@evil.example; dmarc=none',
    ],
    ['the results are empty', 'amazonses.com;'],
  ])('The sender of a mail is in doubt where %s', async (_, results) => expect(await doubtful(results)).toBe(true));

  it('The sender of a mail is verified whose address is used', async () => {
    expect(await doubtful(verdicts({ dmarc: 'pass' }), 'ANA@EXAMPLE.COM')).toBe(false);
    expect(await doubtful(verdicts({ dmarc: 'pass' }), 'x@victim.example, ana@example.com')).toBe(true);
  });
});

describe('a sender whose headers name several', () => {
  const valid = async (over: Record<string, string | string[] | undefined>) =>
    verifySender(await parsedLetter({ 'Authentication-Results': verdicts({}), ...over })).valid;

  it.each([
    ['in one From', { From: 'ana@example.com, luis@example.com' }],
    ['in two From lines', { From: ['ana@example.com', 'luis@example.com'] }],
    ['only in Sender', { From: undefined, Sender: 'ana@example.com' }],
    ['only in Reply-To', { From: 'Ana', 'Reply-To': 'ana@example.com' }],
  ])('Nothing speaks for a sender who is named %s', async (_, over) => {
    expect(await valid(over)).toBe(false);
  });

  it('One address is one sender, however often and in whatever letters it stands there', async () => {
    expect(await valid({ From: ['Ana López', 'ana@example.com', 'ANA@Example.com'] })).toBe(true);
  });

  it('A domain outside ASCII is the one that its punycode proves', async () => {
    const results = 'amazonses.com; dkim=pass header.i=@xn--espaol-zwa.example; dmarc=none';
    expect(await valid({ From: 'josé@español.example', 'Authentication-Results': results })).toBe(true);
    expect(await valid({ From: 'josé@espanol.example', 'Authentication-Results': results })).toBe(false);
  });
});

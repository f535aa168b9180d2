import { describe, expect, it } from 'vitest';
import { parseMail } from '#channels/email/parse.ts';
import { readReturned } from '#channels/email/returned.ts';
import { fixture, letter } from './letters.ts';

const read = async (raw: Buffer) => readReturned(raw, await parseMail(raw));

describe('a returned mail', () => {
  it('A returned mail of a real program says whom it was for and that it failed for good', async () => {
    expect(await read(fixture('bounce.eml'))).toEqual({
      text: 'failed:4.0.0',
      recipient: 'louisl@larry.slip.umd.edu',
      messageIds: [],
    });
  });

  it.each([
    ['lists who failed (Exim)', { 'X-Failed-Recipients': 'ana@example.com', Subject: 'Hola' }, 'ana@example.com'],
    ['says so in its subject (qmail)', { Subject: 'failure notice' }, ''],
  ])('A returned mail without a report is read: %s', async (_, headers, recipient) => {
    const raw = letter({ ...headers, 'In-Reply-To': '<b@x>' }, 'Sorry.\n\n> Message-Id: <a@eu-west-1.amazonses.com>\n');
    expect(await read(raw)).toEqual({
      text: 'failed:unspecified',
      recipient,
      messageIds: ['<a@eu-west-1.amazonses.com>', '<b@x>'],
    });
  });

  it('A mail is no returned one where nothing says that a mail failed', async () => {
    expect(await read(letter({ Subject: 'Delivery Status Notification (Delay)' }))).toBeUndefined();
    expect(await read(fixture('auto-reply.eml'))).toBeUndefined();
  });
});

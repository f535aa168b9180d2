import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Adapted } from '#channels/contract.ts';
import { adapters } from '#channels/inbound.ts';
import { channelNames } from '#channels/names.ts';
import { letter } from '#test/channels/email/letters.ts';

const at = '2026-11-23T09:00:00.000Z';
const email = (payload: Uint8Array) => adapters.email(payload, at);
const web = (body: unknown) => adapters.web(Buffer.from(JSON.stringify(body)), at);

describe('adapters', () => {
  it('There is an adapter for every channel', () =>
    expect(Object.keys(adapters).sort()).toEqual([...channelNames].sort()));

  it('A mail becomes a complaint', async () => {
    expect(await email(letter())).toEqual({
      items: [
        {
          kind: 'complaint',
          text: 'La caldera pierde agua.',
          author: { id: 'ana@example.com', email: 'ana@example.com', name: 'Ana Pérez' },
          threadId: '<1@example.com>',
          externalId: '<1@example.com>',
          at: '2026-11-23T08:55:00.000Z',
          attachments: [],
        },
      ],
      ignored: [],
    });
  });

  it.each([
    ['an answer', { 'In-Reply-To': '<0@x>' }],
    ['a mail to a case', { To: 'atencion+am-7k3q9f2d@lumbre.example' }],
    ['a mail about a case', { Subject: 'am-7k3q9f2d' }],
  ])('A mail becomes a message: %s', async (_, headers) => {
    expect((await email(letter(headers))).items).toMatchObject([{ kind: 'message' }]);
  });

  it.each([
    ['auto-reply', letter({ 'Auto-Submitted': 'auto-replied' })],
    ['spam', letter({ 'X-SES-Spam-Verdict': 'FAIL' })],
    ['no-sender', letter({ From: undefined })],
  ])('A mail is ignored with the reason %s', async (reason, payload) => {
    expect(await email(payload)).toEqual({ items: [], ignored: [{ reason }] });
  });

  it('A mail without words becomes a complaint that says so', async () => {
    const { items, ignored } = await email(letter({ Subject: undefined }, ''));
    expect(items).toMatchObject([{ kind: 'complaint', text: expect.stringContaining('sin texto') }]);
    expect(ignored).toEqual([]);
  });

  it('A web form becomes a complaint', async () => {
    const body = { text: 'No enciende.', subject: 'Caldera', customer: { email: 'ana@example.com' } };
    expect(await web(body)).toMatchObject({
      items: [{ kind: 'complaint', text: 'Caldera\n\nNo enciende.', author: { id: 'ana@example.com' }, at }],
    });
    expect((await web({ text: 'x' })).items).toMatchObject([{ author: { id: 'anonymous' } }]);
  });

  it('The wrong field of a web form is named', async () => {
    expect(await web({ text: '' })).toEqual({ items: [], ignored: [{ reason: '/text must not be empty' }] });
    expect((await adapters.web(Buffer.from('{'), at)).ignored).toEqual([{ reason: 'must be an object' }]);
  });
});

describe('npm run adapt', () => {
  const run = (...args: string[]) => [process.execPath, ['tools/adapt.ts', ...args], { encoding: 'utf8' }] as const;

  it('The command prints what a file becomes', () => {
    const printed = execFileSync(...run('--channel', 'email', 'test/fixtures/mail/reply-gmail.eml'));
    expect(JSON.parse(printed) satisfies Adapted).toMatchObject({
      // It says nowhere that it answers anything, so it is not cut.
      items: [{ kind: 'complaint', text: expect.stringMatching(/^Hello\n[\s\S]*wrote:\n\n> Hi$/) }],
      ignored: [],
    });
  });

  it.each(['email', 'web', 'zendesk'])('The command says that a file is empty, whatever the channel: %s', (channel) => {
    const folder = mkdtempSync(join(tmpdir(), 'amends-adapt-'));
    const file = join(folder, 'empty');
    writeFileSync(file, '');
    const printed = execFileSync(...run('--channel', channel, file));
    rmSync(folder, { recursive: true });
    expect(JSON.parse(printed)).toEqual({ items: [], ignored: [{ reason: 'empty-file' }] });
  });

  it('The command knows other names of a channel, and prints what the contract says and no more', () => {
    const comment = 'test/fixtures/channels/facebook';
    const [file = ''] = readdirSync(comment).filter((name) => /comment.*json$/i.test(name));
    const { items } = JSON.parse(execFileSync(...run('--channel', 'facebook-page', `${comment}/${file}`)));
    const fields = ['attachments', 'at', 'author', 'externalId', 'kind', 'text', 'threadId'];
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(fields).toEqual(expect.arrayContaining(Object.keys(item)));
    for (const item of items)
      expect(['email', 'handle', 'id', 'name', 'phone']).toEqual(expect.arrayContaining(Object.keys(item.author)));
  });

  it.each([
    [['--channel', 'telex', 'package.json'], /Usage: .*web\|email/],
    [['--channel', 'email', 'nowhere.eml'], /no file nowhere\.eml/],
    [[], /Usage/],
  ])('The command explains how it is used when called with %j', (args, message) => {
    const { status, stderr } = spawnSync(...run(...args));
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});

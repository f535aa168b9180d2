import { describe, expect, it } from 'vitest';
import { NO_SETTINGS } from '#channels/email/mail-settings.ts';
import { readMail } from '#channels/email/read.ts';
import { letter } from './letters.ts';

const SETTINGS = {
  ...NO_SETTINGS,
  ownDomains: ['lumbre.example', 'tienda.example'],
  noReply: ['formularios@proveedor.example'],
};
const ANA = { 'Reply-To': 'Ana Pérez <ana@example.com>' };

const read = (headers: Parameters<typeof letter>[0]) => readMail(letter(headers), SETTINGS);

describe('who wrote a mail whose From names nobody that can be answered', () => {
  it.each([
    ['a form of the company', { From: 'Web <web@lumbre.example>', ...ANA }],
    ['a form that says it is a program', { From: 'web@lumbre.example', 'Auto-Submitted': 'auto-generated', ...ANA }],
    ['a form sent by a bulk sender', { From: 'web@tienda.example', 'List-Unsubscribe': '<https://x.example>', ...ANA }],
    ['an address that nobody reads', { From: 'no-reply@formularios.example', ...ANA }],
    ['one in Spanish', { From: 'noresponder@formularios.example', ...ANA }],
    ['one in Catalan', { From: 'no-respongueu@formularis.example', ...ANA }],
    ['one in French', { From: 'nepasrepondre@formulaires.example', ...ANA }],
    ['one in Portuguese', { From: 'nao-responda@formularios.example', ...ANA }],
    ['one with a name before it', { From: 'web-noreply@sitio.example', ...ANA }],
    ['one with a name after it', { From: 'noreply-web@sitio.example', ...ANA }],
    ['a site that sends as its program', { From: 'WordPress <wordpress@sitio.example>', ...ANA }],
    ['one that policy names', { From: 'formularios@proveedor.example', ...ANA }],
    [
      'a group that put its own address into From',
      {
        From: "'Ana Pérez' via Atención <atencion@lumbre.example>",
        'Reply-To': 'atencion@lumbre.example',
        'X-Original-From': 'Ana Pérez <ana@example.com>',
        'List-ID': '<atencion.lumbre.example>',
        Precedence: 'list',
      },
    ],
    [
      'a group that put the person into Reply-To',
      { From: 'atencion@lumbre.example', 'List-ID': '<atencion.lumbre.example>', ...ANA },
    ],
  ])('Reply-To counts, and is only claimed: %s', async (_, headers) => {
    const { mail, ignored } = await read(headers);
    expect(ignored).toBeUndefined();
    expect(mail).toMatchObject({
      from: { address: 'ana@example.com', name: 'Ana Pérez' },
      claimed: { how: 'reply-to' },
    });
  });

  it.each([
    ['a person', { From: 'luis@example.org', ...ANA }],
    ['a person called Noriega', { From: 'noriega.reply@example.org', ...ANA }],
    ['a program with nothing else', { From: 'no-reply@example.org', 'Reply-To': 'no-reply@example.org' }],
    ['a program that names another', { From: 'no-reply@example.org', 'Reply-To': 'noreply@other.example' }],
  ])('From stands: %s', async (_, headers) => {
    const { mail } = await read(headers);
    expect(mail?.from?.address).toBe(headers.From);
    expect(mail).not.toHaveProperty('claimed');
  });

  it.each([
    [
      'our own mail',
      { From: 'atencion@lumbre.example', 'Reply-To': 'atencion+am-23456789@lumbre.example' },
      'own-mail',
    ],
    ['our own mail, sent round by a list', { From: 'atencion@lumbre.example', 'List-Id': '<a.example>' }, 'own-mail'],
    [
      'a form whose customer is away',
      { From: 'web@lumbre.example', 'Auto-Submitted': 'auto-replied', ...ANA },
      'auto-reply',
    ],
    [
      'a mail of a program elsewhere',
      { From: 'no-reply@x.example', 'Auto-Submitted': 'auto-generated', ...ANA },
      'auto-reply',
    ],
    ['a newsletter', { From: 'no-reply@x.example', 'List-Unsubscribe': '<https://x.example>', ...ANA }, 'list'],
  ])('It opens nothing all the same: %s', async (_, headers, reason) => {
    expect((await read(headers)).ignored).toEqual({ result: 'noted', reason });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channels } from '#channels/names.ts';
import type { Case } from '#domain/case/case.ts';
import type { Complainant, Handle } from '#domain/case/complainant.ts';
import { openUntil, waysTo } from '#domain/messages/routing.ts';

const handle = (channel: string, over: Partial<Handle> = {}): Handle => ({ channel, id: `${channel}-1`, ...over });
const names = (
  head: Pick<Case, 'channel' | 'preferredChannel' | 'identities'>,
  complainant: Complainant,
  template = 'acknowledgment',
): string[] =>
  waysTo(channels, { head, complainant }, template).map(({ channel, handle: by }) =>
    by ? `${channel} ${by.id}${by.public ? ' in public' : ''}` : channel,
  );
const email = 'ana@example.com';

describe('the ways to a customer', () => {
  it.each<[string, Pick<Case, 'channel' | 'preferredChannel'>, Complainant, string[]]>([
    ['mail for the web form', { channel: 'web' }, { email }, ['email']],
    ['nothing but the page for an anonymous one', { channel: 'web' }, {}, []],
    [
      'the channel it came by, then mail',
      { channel: 'whatsapp' },
      { email, handles: [handle('whatsapp')] },
      ['whatsapp whatsapp-1', 'email'],
    ],
    [
      'the preferred one before it',
      { channel: 'whatsapp', preferredChannel: 'email' },
      { email, handles: [handle('whatsapp')] },
      ['email', 'whatsapp whatsapp-1'],
    ],
    [
      'the one it came by where the preferred one does not reach',
      { channel: 'telegram', preferredChannel: 'whatsapp' },
      { handles: [handle('telegram')] },
      ['telegram telegram-1'],
    ],
    [
      'a phone number that a person of ours wrote down, by the channel its owner asks for',
      { channel: 'staff', preferredChannel: 'sms' },
      { email, phone: '+34 612 345 678' },
      ['sms +34612345678', 'email'],
    ],
    [
      'no phone number that somebody typed, whatever they ask for',
      { channel: 'web', preferredChannel: 'sms' },
      { email, phone: '+34 612 345 678' },
      ['email'],
    ],
    [
      'nor by WhatsApp, nor what a caller id or a file says',
      { channel: 'call', preferredChannel: 'whatsapp' },
      { phone: '+34 612 345 678' },
      [],
    ],
    ['no phone number that nobody asked to use', { channel: 'web' }, { phone: '+34612345678' }, []],
    ['no number without its country', { channel: 'web', preferredChannel: 'sms' }, { phone: '612345678' }, []],
    [
      'no way that the customer stopped, by whatever it is reached',
      { channel: 'sms', preferredChannel: 'sms' },
      {
        email,
        phone: '+34612345678',
        handles: [handle('sms', { id: '+34612345678' }), handle('whatsapp')],
        stopped: [{ channel: 'sms', address: '+34612345678', at: '2026-11-23T09:00:00.000Z' }],
      },
      ['whatsapp whatsapp-1', 'email'],
    ],
    [
      'nothing, where the only way is stopped: a person brings it',
      { channel: 'whatsapp' },
      {
        handles: [handle('whatsapp')],
        stopped: [{ channel: 'whatsapp', address: 'whatsapp-1', at: '2026-11-23T09:00:00.000Z' }],
      },
      [],
    ],
    [
      'another number than the one that was stopped',
      { channel: 'staff', preferredChannel: 'sms' },
      {
        phone: '+34600111222',
        stopped: [{ channel: 'sms', address: '+34612345678', at: '2026-11-23T09:00:00.000Z' }],
      },
      ['sms +34600111222'],
    ],
    [
      'after mail what a web customer also wrote from',
      { channel: 'web' },
      { email, handles: [handle('telegram'), handle('sms', { lastHeardAt: '2026-11-23T09:00:00.000Z' })] },
      ['email', 'sms sms-1', 'telegram telegram-1'],
    ],
    [
      'public places last',
      { channel: 'facebook' },
      { email, handles: [handle('facebook', { public: true }), handle('messenger')] },
      ['messenger messenger-1', 'email', 'facebook facebook-1 in public'],
    ],
    [
      'mail that was marked as spam after every other private way, whatever was preferred',
      { channel: 'email', preferredChannel: 'email' },
      { email, mailUnwelcome: true, handles: [handle('telegram'), handle('facebook', { public: true })] },
      ['telegram telegram-1', 'email', 'facebook facebook-1 in public'],
    ],
    ['it all the same where nothing else is left', { channel: 'web' }, { email, mailUnwelcome: true }, ['email']],
    ['none for calls, chats and reviews', { channel: 'review' }, { handles: [handle('review', { public: true })] }, []],
  ])('%s', (_, head, complainant, ways) => {
    expect(names(head, complainant)).toEqual(ways);
  });

  describe('of an address and a number that were filed together', () => {
    const filed = { email, phone: '+34600111222' };
    const proof = { how: 'opened-link', at: '2026-11-23T09:00:00.000Z' } as const;
    const head = (...identities: NonNullable<Case['identities']>) => ({
      channel: 'web',
      preferredChannel: 'sms',
      identities,
    });
    const mail = { kind: 'email', key: 'e' } as const;
    const number = { kind: 'phone', key: 'p' } as const;

    it.each([
      {
        title: 'only the address is written to while neither is proved',
        known: [mail, number],
        ways: ['email'],
      },
      { title: 'only the address once that is proved', known: [{ ...mail, proof }, number], ways: ['email'] },
      { title: 'only the number once that is proved', known: [mail, { ...number, proof }], ways: ['sms +34600111222'] },
      {
        title: 'both where somebody of ours corrected the number',
        known: [
          { ...mail, proof },
          { ...number, corrected: true as const },
        ],
        ways: ['sms +34600111222', 'email'],
      },
    ])('$title', ({ known, ways }) => {
      expect(names(head(...known), filed)).toEqual(ways);
    });
  });

  it.each(['offer-reminder', 'survey', 'received-again'])(
    'The ways to a customer do not mail a %s to whom mail is unwelcome',
    (template) => {
      expect(names({ channel: 'web' }, { email, mailUnwelcome: true }, template)).toEqual([]);
      expect(names({ channel: 'web' }, { email }, template)).toEqual(['email']);
    },
  );

  it('The ways to a customer say in public only what is news', () => {
    const mention = { handles: [handle('x', { public: true })] };
    expect(names({ channel: 'x' }, mention, 'offer')).toEqual(['x x-1 in public']);
    expect(names({ channel: 'x' }, mention, 'offer-reminder')).toEqual([]);
    expect(names({ channel: 'x' }, mention, 'survey')).toEqual([]);
  });
});

it('A window closes a day after the customer was last heard; a channel without one has none', () => {
  expect(openUntil(channels, 'whatsapp', '2026-11-23T09:00:00.000Z')).toBe('2026-11-24T09:00:00.000Z');
  expect(openUntil(channels, 'whatsapp', undefined)).toBe('1970-01-02T00:00:00.000Z');
  expect(openUntil(channels, 'telegram', undefined)).toBeUndefined();
});

it('Nothing goes to an address whose owner stopped it, whatever else is known of the customer and whatever is written', () => {
  const channel = fc.constantFrom('sms', 'whatsapp', 'telegram', 'messenger', 'email', 'facebook', 'web');
  const handles = fc.array(
    fc.record({ channel, id: fc.constantFrom('+34612345678', '34612345678', '7'), public: fc.boolean() }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(channel, channel, handles, channel, (came, preferredChannel, known, stoppedOn) => {
      const stopped = ['+34612345678', '34612345678', '7'].map((address) => ({ channel: stoppedOn, address, at: '' }));
      const complainant = { email, phone: '+34612345678', handles: known, stopped };
      for (const template of ['acknowledgment', 'offer', 'final-answer', 'survey'])
        for (const { handle: by } of waysTo(
          channels,
          { head: { channel: came, preferredChannel }, complainant },
          template,
        ))
          if (by && !by.public) expect(by.channel).not.toBe(stoppedOn);
    }),
  );
});

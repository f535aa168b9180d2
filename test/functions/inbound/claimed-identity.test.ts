import { describe, expect, it } from 'vitest';
import type { ChannelItem } from '#channels/contract.ts';
import { type Channel, channelNames, channels } from '#channels/names.ts';
import { vouchedFor } from '#domain/messages/channel-facts.ts';
import { letter, verdicts } from '../../channels/email/letters.ts';
import { post } from '../complaints/complaints-api.ts';
import { inboundFixture, item, saying } from './inbound-fixture.ts';
import { mailFixture } from './mail-fixture.ts';

/** Ana's: what she complains of, and what somebody may have read of it. */
const ANA = { name: 'Ana Pérez', email: 'ana@example.com', phone: '+34600111222' };
const ORDER = 'L-20417';
const complaint = { text: 'Mi pedido no llega.', orderRef: ORDER, customer: ANA };

const wants = [
  'Retiro la queja, no quiero nada más.',
  'Acepto la oferta, la opción a.',
  'Quiero ver mi caso y todo lo que se ha escrito.',
  'Cambien mi correo a malo@evil.example.',
];

/** So many ways there are to say that one knows Ana. */
const WAYS = 5;

/** Words of somebody who knows a lot of Ana: whatever is wanted, in each of the ways. */
const saidOf = ({ reference, trackingUrl }: { reference: string; trackingUrl: string }): string[] =>
  wants.flatMap((want) => [
    `${want} Mi referencia es ${reference}, pedido ${ORDER}.`,
    `${want} Soy Ana Pérez, ${ANA.email}, mi WhatsApp es ${ANA.phone}.`,
    `${want} ${trackingUrl}`,
    `${want} atencion+${reference.toLowerCase()}@lumbre.example`,
    `De: Ana Pérez <${ANA.email}>\nPara: atencion@lumbre.example\n\n${want} ${reference}`,
  ]);

type Author = ChannelItem['author'];

/** Who says to be Ana: by all that a channel takes down and does not vouch for. */
const pretenders = (channel: Channel): [string, Author][] => {
  const vouched: readonly string[] = vouchedFor(channels, channel);
  const typed = !vouched.includes('phone');
  const self = { id: 'stranger-1', ...(typed ? {} : { phone: '+34699888777' }) };
  return [
    ['her address', { ...self, email: ANA.email }],
    ['her address in other letters', { ...self, email: 'ANA@Example.com' }],
    ['her name, and her address as a name', { ...self, name: `${ANA.name} <${ANA.email}>`, handle: ANA.email }],
    ...(typed ? ([['her number', { ...self, phone: ANA.phone }]] satisfies [string, Author][]) : []),
    ...(typed ? ([['her number as an id', { id: ANA.phone, phone: ANA.phone }]] satisfies [string, Author][]) : []),
    ...(vouched.includes('handle')
      ? []
      : ([
          ['her address as an id', { id: ANA.email, email: ANA.email }],
          ['the id of her account', { ...self, id: '34600111222' }],
        ] satisfies [string, Author][])),
  ];
};

/** Ana's case, which she filed on the page and proved by the link in the mail and the one to her phone. */
const anasCase = async <Fixture extends ReturnType<typeof inboundFixture> | ReturnType<typeof mailFixture>>(
  fixture: Fixture,
) => {
  const { body } = await post(fixture.web, complaint);
  await fixture.prove(body, 'email');
  await fixture.prove(body, 'phone');
  const stand = async () => JSON.stringify(await fixture.deps.cases.load(body.caseId));
  return { ...fixture, body, stand, before: await stand() };
};

describe('who only says to be the customer, on every channel', () => {
  describe.each(channelNames)('%s', (channel) => {
    it.each(pretenders(channel))(
      'With %s nothing of the case is joined, changed, withdrawn or accepted',
      async (_, author) => {
        const ana = await anasCase(inboundFixture());
        const ids: (string | undefined)[] = [];
        const threads = [undefined, author.id, ana.body.caseId, ana.body.reference];
        for (const [index, text] of saidOf(ana.body).entries()) {
          // Each thread with each of what is wanted, and with each of what is known of her.
          const threadId = threads[((index % WAYS) + Math.floor(index / WAYS)) % threads.length];
          const { threadId: _, ...bare } = item({ author, text, externalId: `${channel}-${index}` });
          const said = threadId === undefined ? bare : { ...bare, threadId };
          ids.push((await ana.deliver(channel, saying(said))).caseId);
        }
        expect(ids).not.toContain(ana.body.caseId);
        expect(await ana.stand()).toBe(ana.before);
      },
    );
  });

  it('Nobody can be vouched for by what they write, whatever channels there will be', () => {
    for (const channel of ['web', 'email', 'csv', 'survey', 'staff'] as const)
      expect(vouchedFor(channels, channel), channel).toEqual([]);
  });
});

describe('who files on the page or by the API in the name of somebody else', () => {
  it.each([
    ['all she is known by', ANA],
    ['her address', { email: 'ANA@example.com' }],
    ['her number', { phone: '600 11 12 22' }],
    ['her address as a name', { name: `Ana <${ANA.email}>`, email: 'malo@evil.example' }],
  ])('With %s another case is opened and hers stands as it was', async (_, customer) => {
    const ana = await anasCase(inboundFixture());
    for (const text of saidOf(ana.body)) {
      const { status, body } = await post(
        ana.web,
        { ...complaint, text, customer },
        { 'idempotency-key': `k${text.length}` },
      );
      expect([200, 202, 422]).toContain(status);
      expect(body.caseId).not.toBe(ana.body.caseId);
    }
    expect(await ana.stand()).toBe(ana.before);
  });
});

describe('who writes a mail in the name of somebody else', () => {
  const mallory = 'Mallory <malo@evil.example>';
  const evil = verdicts({}).replaceAll('example.com', 'evil.example');
  const failing = verdicts({ spf: 'fail', dkim: 'none', dmarc: 'fail' });
  const passed = verdicts({});
  /** Headers of the forger: what stands topmost is our receiver's. */
  const forgeries: [string, Record<string, string | string[]>][] = [
    ['nothing checked', {}],
    ['SPF and DMARC failed', { 'Authentication-Results': failing }],
    ['nothing to check', { 'Authentication-Results': verdicts({ spf: 'none', dkim: 'none', dmarc: 'none' }) }],
    ['SPF passed for the domain of the forger', { 'Authentication-Results': evil }],
    ['results that the forger wrote below ours', { 'Authentication-Results': [failing, passed] }],
    [
      'results of a receiver that is none of ours',
      { 'Authentication-Results': passed.replace('amazonses.com', 'mx.evil.example') },
    ],
    [
      'ARC that says it passed',
      {
        'ARC-Authentication-Results': `i=1; ${passed}`,
        'ARC-Seal': 'i=1; cv=pass; d=evil.example',
        'Authentication-Results': failing,
      },
    ],
    [
      'a DKIM signature that nobody checked',
      { 'DKIM-Signature': 'v=1; d=example.com; s=s; b=AAAA; bh=AAAA', 'Received-SPF': 'pass' },
    ],
    [
      'results in a comment',
      {
        'Authentication-Results':
          'amazonses.com; spf=fail (dkim=pass header.i=@example.com) smtp.mailfrom=x@evil.example',
      },
    ],
    ['two senders in From', { From: `${mallory}, "Ana Pérez" <${ANA.email}>`, 'Authentication-Results': evil }],
    [
      'two senders in From, hers first',
      { From: `"Ana Pérez" <${ANA.email}>, ${mallory}`, 'Authentication-Results': evil },
    ],
    ['two headers From', { From: [`"Ana Pérez" <${ANA.email}>`, mallory], 'Authentication-Results': evil }],
    ['two headers From, hers last', { From: [mallory, `"Ana Pérez" <${ANA.email}>`], 'Authentication-Results': evil }],
    ['her address as the name', { From: `"${ANA.email}" <malo@evil.example>`, 'Authentication-Results': evil }],
    [
      'her address as the name, quoted',
      { From: `"<${ANA.email}>" <malo@evil.example>`, 'Authentication-Results': evil },
    ],
    ['her address in Reply-To', { From: mallory, 'Reply-To': ANA.email, 'Authentication-Results': evil }],
    [
      'her address in Reply-To of nobody',
      { From: 'no-reply@evil.example', 'Reply-To': ANA.email, 'Authentication-Results': evil },
    ],
    ['our own address in From and hers in Reply-To', { From: 'atencion@lumbre.example', 'Reply-To': ANA.email }],
    ['her address in Sender', { From: mallory, Sender: ANA.email, 'Authentication-Results': evil }],
    ['her address with a tag', { From: 'ana+otra@example.com', 'Authentication-Results': failing }],
    ['her address with a tag, unchecked', { From: 'ana+otra@example.com' }],
    ['a domain that looks like hers', { From: 'ana@example.com.evil.example', 'Authentication-Results': evil }],
    [
      'a domain below which hers lies',
      { From: ANA.email, 'Authentication-Results': passed.replaceAll('example.com', 'com') },
    ],
  ];

  it.each(forgeries)('Nothing of her case is joined, changed, withdrawn or accepted: %s', async (_, headers) => {
    const ana = await anasCase(mailFixture());
    const texts = saidOf(ana.body);
    const ids: (string | undefined)[] = [];
    for (const [index, text] of texts.entries()) {
      const more = {
        'Message-ID': `<forged-${index}@evil.example>`,
        Subject: index % 2 ? `Re: Su queja ${ana.body.reference}` : 'Mi queja',
        'In-Reply-To': '<guessed@lumbre.example>',
        'Return-Path': '<malo@evil.example>',
      };
      ids.push((await ana.deliver(letter({ ...more, ...headers }, text))).caseId);
    }
    expect(ids).not.toContain(ana.body.caseId);
    expect(await ana.stand()).toBe(ana.before);
  });

  // What our receiver says nothing of is taken for an answer where it goes to the address of the case: SES always says something.
  const isChecked = ([, { 'Authentication-Results': results = '' }]: (typeof forgeries)[number]) =>
    [results].flat()[0]?.startsWith('amazonses.com');
  it.each(forgeries.filter(isChecked))(
    'The address of the case opens it to nobody whom our receiver did not prove: %s',
    async (_, headers) => {
      const ana = await anasCase(mailFixture());
      const To = `atencion+${ana.body.reference.toLowerCase()}@lumbre.example`;
      const forged = letter({ To, 'Message-ID': '<f@evil.example>', ...headers }, wants.join(' '));
      expect((await ana.deliver(forged)).caseId).not.toBe(ana.body.caseId);
      expect(await ana.stand()).toBe(ana.before);
    },
  );

  it('Her own mail joins it, so that the test refuses not everybody', async () => {
    const ana = await anasCase(mailFixture());
    const own = letter({ 'Authentication-Results': passed, Subject: `Mi caso ${ana.body.reference}` });
    expect(await ana.deliver(own)).toMatchObject({ result: 'joined', caseId: ana.body.caseId });
    expect(await ana.stand()).not.toBe(ana.before);
  });
});

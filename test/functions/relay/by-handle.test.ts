import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { Refused } from '#channels/contract.ts';
import { channels } from '#channels/names.ts';
import { outbound } from '#channels/outbound.ts';
import { settingsReader } from '#channels/settings-reader.ts';
import { combine } from '#domain/case/change.ts';
import type { Complainant, Handle } from '#domain/case/complainant.ts';
import { compose, messageToCustomer } from '#domain/messages/compose.ts';
import { undelivered } from '#domain/messages/next-route.ts';
import { threadHash } from '#domain/messages/threads.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import { relay } from '#functions/relay/relay.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { CASE_ID, caseFixture, MONDAY, policy } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { relayDepsOf, services } from './services.ts';

const HEARD = '2026-11-23T08:00:00.000Z';
const whatsapp: Handle = { channel: 'whatsapp', id: '34612345678', threadId: '34612345678', lastHeardAt: HEARD };
const comment: Handle = { channel: 'facebook', id: 'fb-7', threadId: 'post_comment', public: true };
const email = 'ana@example.com';
const LINK = `https://api.lumbre.example/t/${CASE_ID}`;

/** A case that came by a channel and writes to its customer. */
const aCaseThatWrites = async (channel: string, complainant: Complainant, template: TemplateId = 'offer') => {
  const fixture = caseFixture();
  const outside = services();
  await fixture.openCase({ head: { channel }, complainant });
  const deps = relayDepsOf(fixture, outside);
  const content = compose(policy, {
    template,
    language: 'es',
    values: {
      ...{
        name: ' Ana',
        reference: 'AM-7K3Q9F2D',
        round: '1',
        options: 'a) Una visita',
        answerWithin: 'en los próximos 7 días',
      },
      ...{ trackingUrl: LINK, owner: 'Lucía', company: 'Lumbre', phone: '900', message: 'Vamos el jueves.' },
    },
  });
  await fixture.cases.change(CASE_ID, MONDAY, ({ head, complainant: person }) =>
    combine(
      { events: [anEvent('offered')] },
      messageToCustomer(
        channels,
        { head, complainant: person },
        {
          messageId: 'offer-1-1',
          at: MONDAY,
          template,
          ...content,
        },
      ),
    ),
  );
  const send = async () =>
    relay(
      (await fixture.outbox()).map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
      deps,
    );
  const message = async () => (await fixture.file()).messages.find(({ messageId }) => messageId === 'offer-1-1');
  return { fixture, outside, deps, send, message };
};

describe('a message by the channel the customer wrote on', () => {
  it('A message is sent as a short text with the link, while the whole one stays in the case', async () => {
    const { fixture, outside, send, message } = await aCaseThatWrites('whatsapp', { email, handles: [whatsapp] });
    const inbound = { direction: 'in', audience: 'customer', channel: 'whatsapp', at: HEARD, externalId: 'wamid.7' };
    await fixture.table.write([{ put: { ...keys.message(CASE_ID, 'in-7'), messageId: 'in-7', ...inbound } }]);
    await send();
    expect(outside.mails).toEqual([]);
    expect(outside.posts).toMatchObject([
      {
        ...{ channel: 'whatsapp', to: '34612345678', threadId: '34612345678', inReplyTo: 'wamid.7' },
        ...{ lastHeardAt: HEARD, language: 'es', reference: 'AM-7K3Q9F2D', trackingUrl: LINK },
        text: expect.stringMatching(/^Hola, Ana: tenemos una propuesta .*\/t\//),
      },
    ]);
    expect(await message()).toMatchObject({ channel: 'whatsapp', status: 'sent', externalId: 'whatsapp-1' });
    expect((await fixture.file()).texts.get('offer-1-1')).toContain('a) Una visita');
    const thread = await fixture.table.get(keys.thread(threadHash('whatsapp', 'whatsapp-1')));
    expect(thread).toMatchObject({ caseId: CASE_ID, messageId: 'offer-1-1' });
  });

  it('A message that a person wrote is sent in full', async () => {
    const { outside, send } = await aCaseThatWrites('whatsapp', { handles: [whatsapp] }, 'customer-message');
    await send();
    expect(outside.posts[0]?.text).toMatch(/^Vamos el jueves\.\n\nLucía, Lumbre/);
  });

  it('In public one line is sent that gives nothing away, and the case keeps what was said', async () => {
    const { fixture, outside, send, message } = await aCaseThatWrites('facebook', { name: 'Ana', handles: [comment] });
    await send();
    const [post] = outside.posts;
    expect(post).toMatchObject({ channel: 'facebook', to: 'fb-7', threadId: 'post_comment', public: true });
    expect(post?.text).toContain(policy.company.phone);
    expect(post?.text).not.toMatch(/Ana|AM-|https?:|visita/);
    expect(await message()).toMatchObject({ status: 'sent', public: true });
    expect((await fixture.file()).texts.get('public-offer-1-1')).toBe(post?.text);
  });

  it('Nothing is sent in public where there is a private way', async () => {
    const { outside, send } = await aCaseThatWrites('facebook', { email, handles: [comment] });
    await send();
    expect(outside.posts).toEqual([]);
    expect(outside.mails).toHaveLength(1);
  });

  it('A reminder that would be public stays on the tracking page', async () => {
    const { outside, send, message } = await aCaseThatWrites('facebook', { handles: [comment] }, 'offer-reminder');
    await send();
    expect(outside.posts).toEqual([]);
    expect(await message()).toMatchObject({ channel: 'tracking-page', status: 'sent' });
  });
});

describe('the real senders', () => {
  /** The platform's send API: keeps what it was asked for, and takes everything. */
  const aPlatform = () => {
    const asked: { url: string; body: string }[] = [];
    const answer = { id: 'c-9', message_id: 'm.9', messages: [{ id: 'wamid.9' }], sid: 'SM9' };
    const stub: typeof fetch = async (url, init) => {
      asked.push({ url: String(url), body: String(init?.body) });
      return Response.json(answer);
    };
    const settings = {
      ...{ base: 'http://127.0.0.1:9', token: 't', phone_number_id: '100', template_es: 'aviso' },
      ...{ account_sid: 'AC1', auth_token: 's', from: '+34900' },
    };
    return { asked, ports: { outbound, fetch: stub, settingsOf: async () => settings } };
  };

  it('WhatsApp is written to freely inside its window, and by the approved template outside', async () => {
    for (const [lastHeardAt, type] of [
      [HEARD, 'text'],
      ['2026-11-20T09:00:00.000Z', 'template'],
    ] as const) {
      const { fixture, deps, message } = await aCaseThatWrites('whatsapp', { handles: [{ ...whatsapp, lastHeardAt }] });
      const { asked, ports } = aPlatform();
      const works = (await fixture.outbox()).map((item) => ({ what: 'effect', caseId: CASE_ID, item }) as const);
      await relay(works, { ...deps, ...ports });
      expect(asked.map(({ url, body }) => [new URL(url).host, JSON.parse(body).type])).toEqual([['127.0.0.1:9', type]]);
      expect(await message()).toMatchObject({ status: 'sent', externalId: 'wamid.9' });
    }
  });

  it('A comment gets the line in public, and the link in a private reply only', async () => {
    const handle = { ...comment, threadId: 'public:p-1:fb-7', lastHeardAt: HEARD };
    const { fixture, deps, message } = await aCaseThatWrites('facebook', { handles: [handle] });
    const said = { direction: 'in', audience: 'customer', channel: 'facebook', at: HEARD, externalId: 'comment-3' };
    await fixture.table.write([{ put: { ...keys.message(CASE_ID, 'in-7'), messageId: 'in-7', ...said } }]);
    const { asked, ports } = aPlatform();
    const works = (await fixture.outbox()).map((item) => ({ what: 'effect', caseId: CASE_ID, item }) as const);
    await relay(works, { ...deps, ...ports });
    const inPublic = asked.filter(({ url }) => url.includes('/comment-3/comments'));
    const inPrivate = asked.filter(({ url }) => url.includes('/messages'));
    expect([inPublic.length, inPrivate.length]).toEqual([1, 1]);
    expect(inPublic[0]?.body).not.toMatch(/AM-|\/t\//);
    expect(inPrivate[0]?.body).toContain(LINK);
    expect(await message()).toMatchObject({ status: 'sent', externalId: 'c-9', public: true });
  });
});

describe('a message that is refused', () => {
  it('A message that is refused goes by mail once, and the owner is notified', async () => {
    const { fixture, outside, send, message } = await aCaseThatWrites('whatsapp', { email, handles: [whatsapp] });
    outside.fail('post whatsapp', new Refused('window-closed-no-template'));
    await send();
    await send();
    expect(await message()).toMatchObject({ channel: 'email', status: 'sent', tried: ['whatsapp'] });
    expect(outside.mails.map(({ to }) => to).toSorted()).toEqual([email, 'lucia@lumbre.example']);
    expect(outside.mails.find(({ to }) => to === email)?.body).toContain('a) Una visita');
    expect(outside.mails.find(({ to }) => to !== email)?.body).toContain('sale ahora por correo');
    expect((await fixture.file()).events.filter(({ type }) => type === 'message-failed')).toMatchObject([
      { data: { channel: 'whatsapp', failure: 'window-closed-no-template', next: 'email', told: 'lucia' } },
    ]);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('A message that all ways refuse is marked as failed, with a notice of each refusal', async () => {
    const { fixture, outside, send, message } = await aCaseThatWrites('whatsapp', { email, handles: [whatsapp] });
    outside.fail('post whatsapp', new Refused('not-a-user'));
    outside.fail(`send ${email}`, new Refused('MessageRejected'));
    for (let time = 0; time < 4; time++) await send();
    expect(await message()).toMatchObject({ status: 'failed', failure: 'MessageRejected' });
    expect((await fixture.events()).filter((type) => type === 'message-failed')).toHaveLength(2);
    expect(outside.mails.map(({ to }) => to)).toEqual(['lucia@lumbre.example', 'lucia@lumbre.example']);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('A message whose channel is not set up, or has no sender, goes by the next way too', async () => {
    for (const channel of ['x', 'telegram']) {
      const handle = { channel, id: '7' };
      const { outside, send, message } = await aCaseThatWrites(channel, { email, handles: [handle] });
      await send();
      await send();
      expect(outside.posts).toEqual([]);
      expect(await message()).toMatchObject({ channel: 'email', status: 'sent', tried: [channel] });
    }
  });

  it('A message that a platform reports as failed after it was sent goes by the next way as well', async () => {
    const { fixture, outside, send, message } = await aCaseThatWrites('whatsapp', { email, handles: [whatsapp] });
    await send();
    const told = () =>
      fixture.cases.change(CASE_ID, MONDAY, (file) =>
        undelivered(
          file,
          { messageId: 'offer-1-1', failure: 'undeliverable' },
          { at: MONDAY, policy, clock: fixture.clock, deskUrl: 'https://desk.example', channels },
        ),
      );
    await told();
    expect(await message()).not.toHaveProperty('externalId');
    await send();
    expect(await message()).toMatchObject({ channel: 'email', status: 'sent' });
    expect(outside.mails.map(({ to }) => to)).toContain(email);
  });

  it('A message that is refused for the moment is repeated; when that does not help it goes by the next way', async () => {
    const { fixture, outside, deps, message } = await aCaseThatWrites('whatsapp', { email, handles: [whatsapp] });
    outside.fail('post whatsapp', new Error('HTTP 503'));
    for (let minute = 0; minute < 100; minute++) {
      fixture.clock.pass('PT1M');
      await sweep(deps);
    }
    expect(outside.calls.filter((call) => call.startsWith('post'))).toHaveLength(8);
    expect(await message()).toMatchObject({ channel: 'email', status: 'sent', tried: ['whatsapp'] });
  });
});

it.each([
  [
    '{"whatsapp":{"secrets":["a"],"token":"t","base":"http://127.0.0.1:9"}}',
    { token: 't', base: 'http://127.0.0.1:9' },
  ],
  ['{"telegram":{"token":"t"}}', undefined],
  ['{"whatsapp":{"secrets":["set up to receive only"]}}', undefined],
  ['not filled in yet', undefined],
  ['null', undefined],
  ['{"whatsapp":"t"}', undefined],
])('The settings of a channel are found only in a secret that is filled in for it: %s', async (current, settings) => {
  expect(await settingsReader(async () => ({ current }))('whatsapp')).toEqual(settings);
});

import { describe, expect, it } from 'vitest';
import type { Channel } from '#channels/names.ts';
import { letter, verdicts } from '../../channels/email/letters.ts';
import { post } from '../complaints/complaints-api.ts';
import { inboundFixture, item, saying } from './inbound-fixture.ts';
import { mailFixture } from './mail-fixture.ts';

const PROVED = { 'Authentication-Results': verdicts({}) };
const ORDER = 'Mi pedido L-20417 sigue sin llegar.';

/** Somebody files in Ana's name: with her address, her number, and the order she waits for. */
const stranger = { text: 'x', orderRef: 'L-20417', customer: { email: 'ana@example.com', phone: '+34600111222' } };

describe('a mail to a case that somebody filed with the address of its sender', () => {
  it('A mail about the same order opens a case of its own, however well its sender is proved', async () => {
    const { web, deliver } = mailFixture();
    await post(web, stranger);
    expect(await deliver(letter(PROVED, ORDER))).toMatchObject({ result: 'opened' });
    const unproved = letter({ 'Message-ID': '<8@example.com>' }, ORDER);
    expect(await deliver(unproved)).toMatchObject({ result: 'opened' });
  });

  it('An answer to our mail joins it and proves the address', async () => {
    const { web, deliver, load } = mailFixture();
    const { body } = await post(web, stranger);
    const to = `atencion+${body.reference.toLowerCase()}@lumbre.example`;
    const joined = await deliver(letter({ To: to }));
    expect(joined).toMatchObject({ result: 'joined', caseId: body.caseId });
    const { head, events } = await load(joined);
    expect(head.identities).toMatchObject([{ kind: 'email', proof: { how: 'answered-mail' } }, { kind: 'phone' }]);
    expect(head.identities?.[1]).not.toHaveProperty('proof');
    expect(events.at(-1)).toMatchObject({
      type: 'identity-proved',
      data: { identity: 'email', how: 'answered-mail' },
    });
  });

  it('A mail that names it in the subject joins it only where its receiver vouches for the sender', async () => {
    const { web, deliver } = mailFixture();
    const { body } = await post(web, stranger);
    const named = { Subject: `Mi caso ${body.reference}` };
    expect(await deliver(letter(named))).toMatchObject({ result: 'opened' });
    const proved = letter({ ...named, ...PROVED, 'Message-ID': '<8@example.com>' });
    expect(await deliver(proved)).toMatchObject({ result: 'joined', caseId: body.caseId });
  });

  it('An answer opens a case of its own where somebody else proved to be the customer', async () => {
    const { web, deliver, prove } = mailFixture();
    const { body } = await post(web, stranger);
    await prove(body, 'phone');
    const to = `atencion+${body.reference.toLowerCase()}@lumbre.example`;
    expect(await deliver(letter({ ...PROVED, To: to }))).toMatchObject({ result: 'opened' });
  });

  it('Two mails about one order are one case where both senders are proved, and two where neither is', async () => {
    const { deliver } = mailFixture();
    const first = await deliver(letter(PROVED, ORDER));
    const second = letter({ ...PROVED, 'Message-ID': '<2@example.com>' }, ORDER);
    expect(await deliver(second)).toMatchObject({ result: 'joined', caseId: first.caseId });
    const unproved = letter({ 'Message-ID': '<3@example.com>' }, ORDER);
    expect(await deliver(unproved)).toMatchObject({ result: 'opened' });
  });
});

describe('a message of a platform to a case that somebody filed with what its author is known by', () => {
  it.each<{ channel: Channel }>([{ channel: 'whatsapp' }, { channel: 'sms' }])(
    'A message by $channel from the number that a stranger wrote down opens a case of its own',
    async ({ channel }) => {
      const { web, deliver } = inboundFixture();
      await post(web, stranger);
      expect(await deliver(channel, saying(item({ text: ORDER })))).toMatchObject({ result: 'opened' });
    },
  );

  it.each<{ title: string; channel: Channel; author: { id: string; email?: string; phone?: string } }>([
    {
      title: 'the mail address that is typed into a chat',
      channel: 'chat',
      author: { id: 'ana@example.com', email: 'ana@example.com' },
    },
    { title: 'the address in a help desk', channel: 'zendesk', author: { id: '77', email: 'ana@example.com' } },
    { title: 'the number of whoever calls', channel: 'call', author: { id: '+34600111222', phone: '+34600111222' } },
    { title: 'the address in a file', channel: 'csv', author: { id: 'row-1', email: 'ana@example.com' } },
    { title: 'the address in a survey', channel: 'survey', author: { id: 'a', email: 'ana@example.com' } },
  ])('$title proves nobody, in that case or in a later one', async ({ channel, author }) => {
    const { web, deliver, prove } = inboundFixture();
    const { body } = await post(web, stranger);
    await prove(body, 'email');
    const said = item({ author, threadId: 'talk-1', text: ORDER });
    expect(await deliver(channel, saying(said))).toMatchObject({ result: 'opened' });
  });

  it('Two answers to one survey by whoever typed the same address are two cases', async () => {
    const { deliver } = inboundFixture();
    const author = { id: 'ana@example.com', email: 'ana@example.com' };
    const answer = () => saying(item({ kind: 'complaint', author, threadId: 'survey-7', text: ORDER }));
    await deliver('survey', answer());
    expect(await deliver('survey', answer())).toMatchObject({ result: 'opened' });
  });

  it('Two chats without a conversation, in which the same address was typed, are two cases', async () => {
    const { deliver } = inboundFixture();
    const author = { id: 'ana@example.com', email: 'ana@example.com' };
    const said = () => {
      const { threadId: _, ...bare } = item({ author, text: ORDER });
      return saying(bare);
    };
    await deliver('chat', said());
    expect(await deliver('chat', said())).toMatchObject({ result: 'opened' });
  });

  it('A chat that goes on is one case: the chat vouches for the conversation, not for its author', async () => {
    const { deliver } = inboundFixture();
    const author = { id: 'ana@example.com', email: 'ana@example.com' };
    const first = await deliver('chat', saying(item({ author, threadId: 'chat-1' })));
    const more = saying(item({ author, threadId: 'chat-1', text: 'Sigue igual.' }));
    expect(await deliver('chat', more)).toMatchObject({ result: 'joined', caseId: first.caseId });
    const other = saying(item({ author, threadId: 'chat-2', text: 'Otra cosa.' }));
    expect(await deliver('chat', other)).toMatchObject({ result: 'opened' });
  });
});

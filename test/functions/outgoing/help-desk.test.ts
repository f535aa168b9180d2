import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addEffects } from '#cases/store/outbox.ts';
import { adaptChatwoot } from '#channels/chatwoot/adapt.ts';
import { verifyChatwoot } from '#channels/chatwoot/verify.ts';
import type { Adapted } from '#channels/contract.ts';
import { adaptZendesk } from '#channels/zendesk/adapt.ts';
import { verifyZendesk } from '#channels/zendesk/verify.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { Integration } from '#domain/policy/schema/integrations.ts';
import { callOut } from '#functions/outgoing/call-out.ts';
import type { OutgoingDeps } from '#functions/outgoing/deps.ts';
import { CALLS_MS } from '#functions/outgoing/within-run.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';
import { helpDeskApis } from '#test/support/help-desk-apis.ts';

/* No payload is a company's: webhooks are shaped as developer.zendesk.com ("Webhook event types") and developers.chatwoot.com ("Webhooks") say. */
const SECRET = 'a-signing-secret';
const NOW = '2026-11-23T09:00:00.000Z';
const api = helpDeskApis();
let base = '';
beforeAll(async () => {
  base = await api.start();
});
afterAll(() => api.stop());
beforeEach(() => {
  api.faults.length = 0;
  api.asked.length = 0;
  api.tickets.set('35436', { status: 'open', tags: ['calderas'], updated_at: NOW, comments: [] });
  api.conversations.set('51', { status: 'open', labels: ['vip'], messages: [] });
});

const zendeskEvent = JSON.stringify({
  type: 'zen:event-type:ticket.created',
  time: NOW,
  detail: {
    id: '35436',
    subject: 'Sin agua',
    description: 'No hay agua caliente.',
    requester_id: '9001',
    created_at: NOW,
  },
});
const chatwootEvent = JSON.stringify({
  event: 'message_created',
  id: 7,
  content: 'No hay agua caliente.',
  message_type: 'incoming',
  created_at: NOW,
  conversation: { id: 51 },
  sender: { id: 12, name: 'Ana' },
});

const delivery = (body: string, headers: Record<string, string>) => ({
  ...({ method: 'POST', url: 'https://api.example/webhooks', query: {}, headers, rawBody: Buffer.from(body) } as const),
});
const hmac = (text: string, encoding: 'base64' | 'hex') => createHmac('sha256', SECRET).update(text).digest(encoding);

/** A case as a signed delivery of a help desk opens it, and what it is told of it afterwards. */
const aCaseFrom = async (helpDesk: 'zendesk' | 'chatwoot', adapted: Adapted) => {
  const [item] = adapted.items;
  if (!item) throw new Error('Nothing came in');
  const fixture = caseFixture();
  const { threadId = '', author } = item;
  await fixture.openCase({
    head: { channel: helpDesk },
    complainant: { handles: [{ channel: helpDesk, id: author.id, threadId }] },
  });
  const integration: Integration = {
    ...{
      id: 'helpdesk',
      url: 'https://helpdesk.lumbre.example',
      helpDesk,
      // Calls go over HTTP: a machine that does much else besides is not given up.
      timeout: 'PT5M',
      needs: [],
      confirms: 'P2D',
    },
    events: ['acknowledged', 'outcome-recorded', 'reopened'],
  };
  const settings = {
    subdomain: 'lumbre',
    email: 'bot@lumbre.example',
    api_token: 't',
    account_id: '1',
    api_access_token: 't',
  };
  const deps: OutgoingDeps = {
    ...fixture,
    policy: { ...fixture.policy, integrations: [integration] },
    ...{
      deskUrl: 'https://desk.example',
      keysOf: async () => ({ secrets: [], url: base }),
      settingsOf: async () => settings,
    },
    ...{ fetch, random: () => 0, firstPauseMs: 0 },
  };
  const waiting = async () => (await fixture.outbox()).filter(({ effect }) => effect === 'notify');
  const happens = async (event: NewEvent) => {
    const { seq } = await fixture.cases.change(CASE_ID, fixture.clock.now(), () => ({ events: [event] }));
    const after = `${String(seq).padStart(6, '0')}-00`;
    const effect = { effect: 'notify' as const, integration: 'helpdesk', events: [{ seq, type: event.type }] };
    await addEffects(fixture.table, { caseId: CASE_ID, after, at: fixture.clock.now() }, [effect]);
  };
  /** @param each how long each call takes */
  const tell = async (times = 1, each = 'PT0S') => {
    const slowly: typeof fetch = (...asked) => {
      fixture.clock.pass(each);
      return fetch(...asked);
    };
    for (let time = 0; time < times; time++)
      for (const { caseId, effectId } of await waiting())
        await callOut({ caseId, effectId }, { ...deps, fetch: slowly });
  };
  return { ...fixture, waiting, happens, tell };
};

const SYSTEM = { kind: 'system' } as const;
const acknowledged: NewEvent = {
  type: 'acknowledged',
  actor: SYSTEM,
  data: { cycle: 1, messageId: 'a', nextWordBy: NOW, answerBy: NOW },
};
const ended: NewEvent = {
  type: 'outcome-recorded',
  actor: SYSTEM,
  data: {
    cycle: 1,
    result: 'agreed',
    concessions: [],
    totalCost: { amount: 0, currency: 'EUR' },
    rounds: 1,
    agreementSha256: 'a'.repeat(64),
  },
};
const reopened: NewEvent = { type: 'reopened', actor: SYSTEM, data: { cycle: 1, next: 2, because: 'desk' } };

describe('a ticket of Zendesk', () => {
  const opened = async () => aCaseFrom('zendesk', await adaptZendesk(Buffer.from(zendeskEvent), NOW));
  const ticket = () => api.tickets.get('35436');

  it('Its webhook is believed by its signature alone', () => {
    const headers = {
      'x-zendesk-webhook-signature-timestamp': NOW,
      'x-zendesk-webhook-signature': hmac(NOW + zendeskEvent, 'base64'),
    };
    expect(verifyZendesk(delivery(zendeskEvent, headers), [SECRET], NOW)).toEqual({ valid: true });
    expect(verifyZendesk(delivery(`${zendeskEvent} `, headers), [SECRET], NOW).valid).toBe(false);
  });

  it('Its agents are told in it who has it, how it ended, and that it goes on: notes, tags and status', async () => {
    const { happens, tell, waiting } = await opened();
    await happens(acknowledged);
    await tell();
    expect(ticket()).toMatchObject({ status: 'open', tags: ['calderas', 'amends', 'amends-taken-1'] });
    await happens(ended);
    await tell();
    expect(ticket()?.status).toBe('solved');
    await happens(reopened);
    await tell();
    expect(ticket()).toMatchObject({
      status: 'open',
      tags: expect.arrayContaining(['amends-ended-1', 'amends-reopened-2']),
    });
    expect(ticket()?.comments.map((comment) => comment.public)).toEqual([false, false, false]);
    expect(ticket()?.comments[1]?.body).toBe(
      `Reclamación terminada con un acuerdo: AM-7K3Q9F2D\nhttps://desk.example/cases/${CASE_ID}`,
    );
    expect(api.asked[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('bot@lumbre.example/token:t').toString('base64')}`,
    );
    expect(await waiting()).toEqual([]);
  });

  it('What was done though nobody learned of it is not done again', async () => {
    const { happens, tell, waiting } = await opened();
    await happens(ended);
    api.faults.push('after', 'after', 'after');
    await tell(4);
    expect(ticket()?.comments).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });

  it('What others do to the ticket meanwhile is not overwritten', async () => {
    const { happens, tell, waiting } = await opened();
    await happens(acknowledged);
    api.faults.push(409);
    await tell(2);
    expect(ticket()?.tags).toEqual(['calderas', 'amends', 'amends-taken-1']);
    expect(await waiting()).toEqual([]);
  });

  it('A ticket that is closed takes nothing more, and one that is gone is a no that a person sees', async () => {
    const { happens, tell, waiting } = await opened();
    Object.assign(ticket() ?? {}, { status: 'closed' });
    await happens(acknowledged);
    await tell();
    expect([ticket()?.comments, await waiting()]).toEqual([[], []]);
    api.tickets.delete('35436');
    await happens(ended);
    await tell(2);
    expect(await waiting()).toMatchObject([{ failure: 'zendesk-404', gsi2pk: expect.stringContaining('DEAD') }]);
  });
});

describe('a conversation of Chatwoot', () => {
  const talk = () => api.conversations.get('51');
  const opened = async () => aCaseFrom('chatwoot', await adaptChatwoot(Buffer.from(chatwootEvent), NOW));

  it('Its webhook is believed by its signature alone', () => {
    const seconds = String(Date.parse(NOW) / 1000);
    const headers = {
      'x-chatwoot-timestamp': seconds,
      'x-chatwoot-signature': `sha256=${hmac(`${seconds}.${chatwootEvent}`, 'hex')}`,
    };
    expect(verifyChatwoot(delivery(chatwootEvent, headers), [SECRET], NOW)).toEqual({ valid: true });
    expect(verifyChatwoot(delivery(chatwootEvent, headers), ['another'], NOW).valid).toBe(false);
  });

  it('Its agents are told in it: a private note, a label, and that it is resolved', async () => {
    const { happens, tell, waiting } = await opened();
    await happens(acknowledged);
    await happens(ended);
    await tell();
    expect(talk()).toMatchObject({
      status: 'resolved',
      labels: ['vip', 'amends', 'amends-taken-1', 'amends-ended-1'],
    });
    expect(talk()?.messages.every((message) => message.private)).toBe(true);
    expect(talk()?.messages).toHaveLength(2);
    expect(await waiting()).toEqual([]);
  });

  it('Where it answers so slowly that the time of a run is over, the next one goes on, and no note is written twice', async () => {
    const { happens, tell, waiting } = await opened();
    await happens(ended);
    await tell(1, 'PT20S');
    expect(api.asked).toHaveLength(Math.ceil(CALLS_MS / 20_000));
    expect(await waiting()).toMatchObject([{ attempts: 1 }]);
    await tell();
    expect(talk()?.messages).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });

  it.each([1, 2, 3])('Cut off after step %i, it goes on with the next, and no note is written twice', async (step) => {
    const { happens, tell, waiting } = await opened();
    await happens(ended);
    api.faults.push(...Array.from({ length: step - 1 }, () => 'usual' as const), 'after');
    await tell(3);
    expect(talk()?.messages).toHaveLength(1);
    expect(talk()).toMatchObject({ status: 'resolved', labels: ['vip', 'amends', 'amends-ended-1'] });
    expect(await waiting()).toEqual([]);
  });
});

it('A case that came another way is of no matter to a help desk', async () => {
  const { happens, tell, waiting, cases } = await aCaseFrom(
    'zendesk',
    await adaptZendesk(Buffer.from(zendeskEvent), NOW),
  );
  await cases.change(CASE_ID, NOW, () => ({
    events: [{ type: 'note-added', actor: SYSTEM, data: { messageId: 'n' } }],
    items: [{ kind: 'complainant', complainant: { email: 'ana@example.com' } }],
  }));
  await happens(acknowledged);
  await tell();
  expect([api.asked, await waiting()]).toEqual([[], []]);
});

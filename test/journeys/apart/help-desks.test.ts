import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkIn } from '#local/demo/answer.ts';
import { dummyCredentials } from '#local/loopback.ts';
import { newWebhookSecret } from '#local/loopback-service.ts';
import { amendsHome } from '#local/paths.ts';
import { changedPolicy } from '#test/support/changed-policy.ts';
import { helpDeskApis } from '#test/support/help-desk-apis.ts';
import { type CaseView, succeeded } from '#tools/api-client.ts';
import { digits } from '../support/channel-payloads.ts';
import { deliver } from '../support/deliver.ts';
import { eventually } from '../support/eventually.ts';
import { stage } from '../support/stage.ts';
import { tasksOf } from '../support/tasks.ts';
import { ownEmulator } from './own-emulator.ts';

const HELP_DESKS = ['zendesk', 'chatwoot'] as const;
type HelpDesk = (typeof HELP_DESKS)[number];

const integration = (helpDesk: HelpDesk): string =>
  `- id: ${helpDesk}
  helpDesk: ${helpDesk}
  url: https://${helpDesk}.lumbre.example
  events: [acknowledged, outcome-recorded, reopened]
  timeout: PT8S
  needs: []
  confirms: P2D
`;

// An emulator of its own: the demo company keeps no other help desk. A day takes 15 seconds, as in the stories that share one.
const running = ownEmulator(join(amendsHome, 'help-desks'), {
  timeScale: 5760,
  policy: changedPolicy('integrations.yaml', /^- id: orders$/m, `${HELP_DESKS.map(integration).join('')}- id: orders`),
});

const apis = helpDeskApis();

/** Has both channels and both integrations reach the stand-in, as somebody writes addresses and tokens into the secret. */
beforeAll(async () => {
  const base = await apis.start();
  const { endpointUrl: endpoint, region, channelSecretsId: SecretId } = running().run;
  const client = new SecretsManagerClient({ endpoint, region, credentials: dummyCredentials });
  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId }));
  const { integrations, ...channels } = JSON.parse(SecretString);
  for (const helpDesk of HELP_DESKS) {
    channels[helpDesk].base = base;
    integrations[helpDesk] = { secrets: [newWebhookSecret()], url: base };
  }
  const changed = JSON.stringify({ ...channels, integrations });
  await client.send(new PutSecretValueCommand({ SecretId, SecretString: changed }));
});
afterAll(() => apis.stop());

const SUBJECT = 'Reparto';
const TEXT = 'El paquete llegó una semana tarde y nadie me avisó.';

type Written = { thread: string; author: string; text: string; staff?: boolean };

/** What each help desk delivers of a ticket, and how it stands there (developer.zendesk.com, developers.chatwoot.com). */
const helpDesks: Record<
  HelpDesk,
  {
    begin: (thread: string) => void;
    opens: (written: Written) => object;
    writes: (written: Written) => object;
    stands: (thread: string) => { status: string; marks: string[]; replies: string[]; notes: string[] };
  }
> = {
  zendesk: {
    begin: (thread) => apis.tickets.set(thread, { status: 'new', tags: ['reparto'], updated_at: '', comments: [] }),
    opens: ({ thread, author, text }) => ({
      type: 'zen:event-type:ticket.created',
      time: new Date().toISOString(),
      detail: {
        ...{ id: thread, subject: SUBJECT, description: text, requester_id: author },
        created_at: new Date().toISOString(),
      },
      event: {},
    }),
    writes: ({ thread, author, text, staff = false }) => ({
      type: 'zen:event-type:ticket.comment_added',
      time: new Date().toISOString(),
      detail: { id: thread, subject: SUBJECT, description: TEXT, requester_id: author },
      event: {
        comment: {
          ...{ id: digits(), body: text, is_public: true },
          author: { id: staff ? '7' : author, name: staff ? 'Atención' : 'Rosa Vidal', is_staff: staff },
        },
      },
    }),
    stands: (thread) => {
      const { status = '', tags = [], comments = [] } = apis.tickets.get(thread) ?? {};
      const of = (isPublic: boolean) => comments.filter((one) => one.public === isPublic).map(({ body }) => body);
      return { status, marks: tags, replies: of(true), notes: of(false) };
    },
  },
  chatwoot: {
    begin: (thread) => apis.conversations.set(thread, { status: 'open', labels: ['reparto'], messages: [] }),
    opens: (written) => helpDesks.chatwoot.writes(written),
    writes: ({ thread, author, text, staff = false }) => ({
      ...{ event: 'message_created', id: Number(digits()), content: text, private: false },
      message_type: staff ? 'outgoing' : 'incoming',
      created_at: new Date().toISOString(),
      sender: { id: staff ? 7 : Number(author), name: staff ? 'Atención' : 'Rosa Vidal' },
      ...{ conversation: { id: Number(thread) }, account: { id: 1 }, inbox: { id: 1 } },
    }),
    stands: (thread) => {
      const { status = '', labels = [], messages = [] } = apis.conversations.get(thread) ?? {};
      const of = (isPrivate: boolean) =>
        messages.filter((one) => one.private === isPrivate).map(({ content }) => content);
      return { status, marks: labels, replies: of(false), notes: of(true) };
    },
  },
};

/** A ticket in which a customer complains, and the case that it became. */
const complainedIn = async (channel: HelpDesk) => {
  const { api, run } = stage(running().run);
  const { begin, opens, writes, stands } = helpDesks[channel];
  const thread = digits();
  const author = digits();
  begin(thread);
  const post = async (event: object) =>
    expect(await deliver(run, { channel, body: Buffer.from(JSON.stringify(event)) })).toBe(200);
  await post(opens({ thread, author, text: TEXT }));
  const desk = await api.as('andres');
  const deliveries = async () => succeeded(await desk.deliveries(channel)).deliveries;
  const { caseId = '' } = await eventually(`a case from ${channel}`, async () =>
    (await deliveries()).find(({ result }) => result === 'opened'),
  );
  const view = async (): Promise<CaseView> => succeeded(await desk.case(caseId));
  const write = (text: string, staff = false) => post(writes({ thread, author, text, staff }));
  return { api, caseId, view, write, deliveries, stands: () => stands(thread) };
};

describe.concurrent('a help desk that stays', () => {
  test.each(HELP_DESKS)(
    '%s: a ticket becomes a case, is answered and accepted in the ticket, and its agents read how it ended and that it goes on',
    { timeout: 1_800_000 },
    async (channel) => {
      const { api, caseId, view, write, deliveries, stands } = await complainedIn(channel);
      const { opened, complete } = tasksOf(api);
      const { reference } = await view();
      await eventually('the acknowledgment in the ticket', async () =>
        stands().replies.some((text) => text.includes(reference)),
      );
      await eventually('the note for its agents', async () => stands().marks.includes('amends-taken-1'));
      expect(stands()).toMatchObject({ marks: ['reparto', 'amends', 'amends-taken-1'] });
      expect(stands().notes).toEqual([expect.stringMatching(new RegExp(`${reference}\\n\\S+/cases/${caseId}$`))]);

      // The help desk delivers what we wrote into it as well: it is no word of the customer.
      const echoed = stands().replies[0] ?? '';
      await write(echoed, true);
      await eventually('what we wrote, set aside', async () =>
        (await deliveries()).some(({ result, reason = '' }) => result === 'noted' && reason.includes('written-by')),
      );
      const more = `Además, la caja llegó abierta (${randomUUID()}).`;
      await write(more);
      await eventually('what the customer wrote there', async () =>
        (await view()).messages.some(({ direction, text }) => direction === 'in' && text.includes(more)),
      );
      expect((await view()).messages.filter(({ direction }) => direction === 'in')).toHaveLength(2);

      await complete(caseId, 'examine', { cause: 'third-party', facts: 'Se extravió en el reparto.', questions: [] });
      const before = stands().replies.length;
      await complete(caseId, 'release', { decision: 'release' });
      await opened(caseId, 'offer');
      const option = (await view()).offers.at(-1)?.options[0];
      // Chatwoot is read on phones, and gets the short text: where the offer is.
      await eventually('the offer in the ticket', async () =>
        stands()
          .replies.slice(before)
          .some((text) => linkIn(text) && text.includes(reference)),
      );
      await write(`Acepto la opción ${option?.option ?? ''}.`);
      await complete(caseId, 'acceptance', { accepted: true });
      await eventually('the end in the ticket', async () => stands().marks.includes('amends-ended-1'));
      await eventually('the end', async () => (await view()).closedAt);
      expect(stands()).toMatchObject({ status: channel === 'zendesk' ? 'solved' : 'resolved' });

      await write('Todavía no me han devuelto el dinero que me prometieron.');
      await complete(caseId, 'reply', { decision: 'reopen', reason: 'Falta el reembolso' });
      await eventually('the ticket is open again', async () => stands().marks.includes('amends-reopened-2'));
      expect(stands().status).toBe('open');
      const told = stands().notes.map((note) => note.split(':')[0]);
      expect(told.slice(0, 3)).toEqual([
        'Reclamación en curso',
        'Reclamación terminada con un acuerdo',
        'Reclamación reabierta',
      ]);
    },
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adaptMail } from '#channels/email/adapt.ts';
import { fixtures } from '#test/support/files.ts';
import { adapted, withstands } from '../real-payloads.ts';

const folder = join(fixtures, 'ses');
const bytes = (name: string): Buffer => readFileSync(join(folder, `${name}.json`));
const json = (name: string) => JSON.parse(bytes(name).toString());

const MESSAGE_ID = '<0102019a7c31f0ab-3c1f6e52-8d0f-4f0e-9b8a-5d5a1f1c7f10-000000@eu-west-1.amazonses.com>';

describe('what SES tells of a mail of ours', () => {
  it('The bounce that an automatic reply comes as is taken for none', async () => {
    const event = json('bounce-transient');
    event.detail.bounce.bounceSubType = 'General';
    const { items } = await adapted(adaptMail, event);
    expect(items.map(({ text }) => text)).toEqual(['delayed:transient-general']);
  });

  it.each([
    ['delivery', 'delivered', '2026-11-23T09:00:04.010Z'],
    ['bounce-permanent', 'failed:permanent-general', '2026-11-23T09:00:05.120Z'],
    ['bounce-suppressed', 'failed:suppressed', '2026-11-23T09:00:05.120Z'],
    ['bounce-undetermined', 'failed:undetermined-undetermined', '2026-11-23T09:00:05.120Z'],
    ['bounce-transient', 'failed:transient-mailbox-full', '2026-11-23T09:00:05.120Z'],
    ['delivery-delay', 'delayed:mailbox-full', '2026-11-23T09:10:00.000Z'],
    ['complaint', 'spam:abuse', '2026-11-23T11:20:00.000Z'],
    ['reject', 'failed:rejected', '2026-11-23T09:00:05.000Z'],
    ['rendering-failure', 'failed:rendering', '2026-11-23T09:00:05.000Z'],
    ['sns-notification', 'failed:permanent-no-email', '2026-11-23T09:00:05.120Z'],
    ['sns-event', 'spam:abuse', '2026-11-23T11:20:00.000Z'],
  ])('What SES reports as %s is %s, of the Message-ID that readers see', async (name, text, at) => {
    expect(await adapted(adaptMail, json(name))).toEqual({
      items: [
        {
          kind: 'status',
          text,
          author: { id: 'ana@example.com', email: 'ana@example.com' },
          externalId: MESSAGE_ID,
          at,
          attachments: [],
        },
      ],
      ignored: [],
    });
  });

  it.each([
    ['an opened mail', json('open'), 'unsupported:Open'],
    ['a report that it is no spam', json('complaint-not-spam'), 'unsupported:Complaint'],
    [
      'the greeting of a topic',
      { Type: 'Notification', Message: '{"notificationType":"AmazonSnsSubscriptionSucceeded"}' },
      'unsupported:AmazonSnsSubscriptionSucceeded',
    ],
    ['the request to confirm a topic', { Type: 'SubscriptionConfirmation', Token: 'x' }, 'not-understood'],
    ['an event without its mail', { eventType: 'Bounce', bounce: {} }, 'malformed:status'],
    ['a name of an object’s own', { eventType: 'constructor' }, 'unsupported:constructor'],
  ])('What SES reports as %s is ignored', async (_, payload, reason) => {
    expect(await adapted(adaptMail, payload)).toEqual({ items: [], ignored: [{ reason }] });
  });

  it('Nothing of what a foreign server said is kept', async () => {
    const [item] = (await adapted(adaptMail, json('bounce-permanent'))).items;
    expect(JSON.stringify(item)).not.toMatch(/user unknown|Hemos recibido|AM-/);
  });

  it('A mail in the first region of SES has another host in its Message-ID', async () => {
    const event = { ...json('delivery'), region: 'us-east-1' };
    expect((await adapted(adaptMail, event)).items[0]?.externalId).toMatch(/-000000@email\.amazonses\.com>$/);
  });

  it('The adapter of SES withstands whatever else comes', () =>
    withstands(
      adaptMail,
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => readFileSync(join(folder, name))),
    ));
});

import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Sent } from '#local/platforms.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { run, api } = stage();

const TEXT = 'El técnico no vino y llevo tres días sin agua caliente. Quiero que alguien me dé una fecha.';
const DAY_MS = 24 * 60 * 60 * 1000;
const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);

/** What the platforms' stand-in was asked to send to a number. */
const textsTo = async (number: string): Promise<Sent[]> =>
  ((await (await fetch(`${run.platformsUrl}/sent`)).json()) as Sent[]).filter(({ to }) => to === number);

/** The first entry of a case's history, and its owner, once it has one. */
const owned = (caseId: string) =>
  eventually('an owner', async () => {
    const view = succeeded(await (await api.as('sofia')).case(caseId));
    return view.tasks.some(({ kind, status }) => kind === 'examine' && status === 'open') && view;
  });

describe('a complaint that somebody of the team enters', () => {
  test.each([{ enteredFor: 'shop' }, { enteredFor: 'post', receivedOn: yesterday }] as const)(
    '$enteredFor: is acknowledged by mail, has an owner, and names who entered it',
    async (how) => {
      const customer = newCustomer();
      const lucia = await api.as('lucia');
      const { caseId, reference, trackingUrl } = succeeded(await lucia.enter({ text: TEXT, customer, ...how }));
      const view = await owned(caseId);
      expect(view).toMatchObject({ channel: 'staff', reference, complainant: { email: customer.email } });
      expect(view.history[0]).toMatchObject({
        type: 'complaint-received',
        actor: { kind: 'person', id: 'lucia' },
        data: { channel: 'staff', ...how },
      });
      expect(run.people.map(({ username }) => username)).toContain(view.owner);
      const mail = await eventually('the acknowledgment', async () => (await api.mailsTo(customer.email))[0]);
      expect(mail.BodyText).toContain(reference);
      expect(mail.BodyText).toContain('/t/');
      expect(mail.BodyText).not.toContain(trackingUrl);
    },
  );

  test('A complaint that somebody of the team enters by phone is acknowledged by SMS where the customer has no mail and asks for it', async () => {
    const { name, phone } = newCustomer();
    const number = phone.replaceAll(' ', '');
    const entry = { text: TEXT, customer: { name, phone }, enteredFor: 'phone', preferredChannel: 'sms' } as const;
    const { caseId, reference } = succeeded(await (await api.as('mateo')).enter(entry));
    const [sms] = await eventually('the SMS', async () => {
      const texts = await textsTo(number);
      return texts.length > 0 && texts;
    });
    expect(sms).toMatchObject({ channel: 'sms' });
    expect(sms?.text).toContain(reference);
    const { history } = await owned(caseId);
    expect(history[0]).toMatchObject({ actor: { id: 'mateo' }, data: { enteredFor: 'phone' } });
  });

  test('A complaint that somebody of the team enters is one case though it is sent twice, and nobody but owners and supervisors enters one', async () => {
    const entry = { text: TEXT, customer: newCustomer(), enteredFor: 'shop' } as const;
    const key = randomUUID();
    const lucia = await api.as('lucia');
    const first = succeeded(await lucia.enter(entry, key));
    expect(succeeded(await lucia.enter(entry, key))).toEqual(first);
    expect((await (await api.as('iker')).enter(entry)).status).toBe(403);
    const mails = await eventually('the acknowledgment', async () => {
      const sent = await api.mailsTo(entry.customer.email);
      return sent.length > 0 && sent;
    });
    expect(mails).toHaveLength(1);
  });
});

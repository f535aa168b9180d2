import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { caseIdsOfPerson } from '#cases/store/look-ups.ts';
import { channels } from '#channels/names.ts';
import { eventsOf } from '#domain/case/events.ts';
import { undelivered } from '#domain/messages/next-route.ts';
import { customerIdentities, customerKey } from '#platform/customer-keys.ts';
import { CASE_ID, caseFixture, MONDAY, policy } from '#test/support/case-fixture.ts';
import { aDesk, iker, lucia } from '#test/support/desk.ts';

const PATH = `/desk/cases/${CASE_ID}/contact-data`;
const SECRET = 'identity-of-the-tests';
const [OLD, NEW] = ['ana@exmaple.com', 'ana@example.com'];

const opened = async (head: object = {}) => {
  const fixture = caseFixture(undefined, 'dated');
  const identities = customerIdentities(SECRET, { email: OLD, phone: '+34600111222' });
  const [first] = identities;
  await fixture.openCase({
    head: { identities, ...(first && { customerKey: first.key }), ...head },
    complainant: { name: 'Ana', email: OLD, phone: '+34600111222' },
  });
  const { desk } = aDesk(fixture);
  const correct = (json: object, as = lucia) => desk('POST', PATH, { as, json });
  const write = async (text: string) =>
    String((await desk('POST', `/desk/cases/${CASE_ID}/messages`, { as: lucia, json: { text } })).body?.['messageId']);
  const bounce = (messageId: string) =>
    fixture.cases.change(CASE_ID, fixture.clock.now(), (file) =>
      undelivered(
        file,
        { messageId, failure: 'failed:5.1.1', recipient: OLD },
        { at: fixture.clock.now(), policy, clock: fixture.clock, deskUrl: 'https://desk.example', channels },
      ),
    );
  const message = async (id: string) => (await fixture.file()).messages.find(({ messageId }) => messageId === id);
  return { ...fixture, desk, correct, write, bounce, message };
};

describe('POST /desk/cases/{id}/contact-data', () => {
  it('Nothing goes to the old address from now on, and what had not arrived goes to the new one', async () => {
    const { correct, write, bounce, message, file } = await opened();
    const lost = await write('Mañana le llamo.');
    await bounce(lost);
    expect(await message(lost)).toMatchObject({ status: 'failed' });
    expect(await correct({ email: NEW, reason: 'Lo deletreó por teléfono' })).toMatchObject({
      status: 200,
      body: { fields: ['email'], channel: 'email', resent: [lost] },
    });
    expect(await message(lost)).toMatchObject({ status: 'queued', channel: 'email' });
    const { complainant, messages } = await file();
    expect(complainant).toMatchObject({ name: 'Ana', email: NEW });
    expect(messages.filter(({ template }) => template === 'contact-updated')).toMatchObject([{ channel: 'email' }]);
  });

  it('What is sent again keeps the promise again', async () => {
    const { correct, write, bounce, file, clock } = await opened();
    clock.pass('PT1H');
    const lost = await write('Mañana le llamo.');
    await bounce(lost);
    clock.pass('PT1H');
    await correct({ email: NEW });
    const spoken = (await file()).head.timers
      .filter(({ timer }) => timer === 'update')
      .map(({ startedAt }) => startedAt);
    for (const at of spoken) expect(at).toBe(clock.now());
    expect(eventsOf((await file()).events, 'contact-corrected')).toMatchObject([{ data: { resent: [lost] } }]);
  });

  it('What led from the old address to the case is forgotten by itself after a day: nobody would know of it when the case is erased', async () => {
    const { correct, table, clock } = await opened();
    const at = clock.now();
    expect(await correct({ email: NEW })).toMatchObject({ status: 200 });
    const left = await table.get(keys.identity(customerKey(SECRET, { email: OLD }) ?? '', CASE_ID));
    expect(left).toMatchObject({ removed: true, ttl: Math.floor(Date.parse(at) / 1000) + 24 * 60 * 60 });
    expect(await table.get(keys.identity(customerKey(SECRET, { email: NEW }) ?? '', CASE_ID))).not.toHaveProperty(
      'ttl',
    );
  });

  it('Who the customer is follows: the new address finds the case, the old one finds it no more', async () => {
    const { correct, table, file } = await opened();
    await correct({ email: NEW });
    const [was, is] = [customerKey(SECRET, { email: OLD }) ?? '', customerKey(SECRET, { email: NEW }) ?? ''];
    const { head } = await file();
    expect(head.customerKey).toBe(is);
    expect(head.identities?.map(({ kind, proof }) => [kind, proof])).toEqual([
      ['email', undefined],
      ['phone', undefined],
    ]);
    expect(await caseIdsOfPerson(table, [is], 5)).toEqual([CASE_ID]);
    expect(await caseIdsOfPerson(table, [was], 5)).toEqual([]);
  });

  it('The history says what was corrected and by whom, and holds no values', async () => {
    const { correct, file } = await opened();
    await correct({ name: 'Ana María', phone: null, region: 'ES-MD', preferredChannel: 'whatsapp' });
    const { events, head, complainant } = await file();
    expect(eventsOf(events, 'contact-corrected')).toMatchObject([
      { actor: { kind: 'person', id: 'lucia' }, data: { fields: ['name', 'phone', 'region', 'preferredChannel'] } },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/Ana|600111222|example/);
    expect(complainant).toEqual({ name: 'Ana María', email: OLD, region: 'ES-MD' });
    expect(head).toMatchObject({ preferredChannel: 'whatsapp', country: 'ES' });
  });

  it('Links that another may have read open nothing any more; those of a dead address need not be withdrawn', async () => {
    const read = await opened();
    await read.write('Mañana le llamo.');
    await read.correct({ email: NEW });
    expect((await read.file()).head.links).toMatchObject({ version: 1 });
    const dead = await opened();
    await dead.bounce(await dead.write('Mañana le llamo.'));
    await dead.correct({ email: NEW });
    expect((await dead.file()).head.links).toBeUndefined();
  });

  it('Asking twice corrects once', async () => {
    const { correct, events } = await opened();
    await correct({ email: NEW });
    expect(await correct({ email: NEW })).toMatchObject({ status: 200, body: { fields: [], resent: [] } });
    expect((await events()).filter((type) => type === 'contact-corrected')).toHaveLength(1);
  });

  it.each([
    { json: {}, as: lucia, status: 400 },
    { json: { email: 'not an address' }, as: lucia, status: 400 },
    { json: { email: NEW }, as: iker, status: 403 },
  ])('$json is refused with $status', async ({ json, as, status }) => {
    expect((await (await opened()).correct(json, as)).status).toBe(status);
  });

  it('A blocked case is refused', async () => {
    expect(await (await opened({ blockedAt: MONDAY })).correct({ email: NEW })).toMatchObject({ status: 409 });
  });
});

describe('a phone number that somebody corrects', () => {
  it('A number is kept in its one form, and asking for it written in another way corrects nothing', async () => {
    const { correct, file } = await opened();
    expect(await correct({ phone: '600 99 88 77' })).toMatchObject({ status: 200, body: { fields: ['phone'] } });
    expect((await file()).complainant.phone).toBe('+34600998877');
    expect(await correct({ phone: '0034 600-998-877' })).toMatchObject({ status: 200, body: { fields: [] } });
  });

  it('A number of the country the customer lives in needs no code, also where that is corrected with it', async () => {
    const { correct, file } = await opened();
    await correct({ phone: '987 654 321', region: 'PE-LIM' });
    expect((await file()).complainant.phone).toBe('+51987654321');
  });

  it.each(['600 11 12', '123456789012345678', '+34 600 1'])(
    '%s is refused, and says what a number is',
    async (phone) => {
      const { correct, file } = await opened();
      expect(await correct({ phone })).toMatchObject({
        status: 400,
        body: { code: 'value-invalid', errors: [{ pointer: '/phone' }] },
      });
      expect((await file()).complainant.phone).toBe('+34600111222');
    },
  );
});

import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { linkIn } from '#test/support/mail-in.ts';

const ANA = 'ana@example.com';

const filed = async (customer: Record<string, string> = { name: 'Ana', email: ANA }) => {
  const amends = inMemoryAmends();
  const story = await cast(amends, { text: 'No ha llegado el pedido.', customer });
  const mailsTo = () => amends.mails.filter(({ to }) => to === ANA).map(({ body }) => body);
  const lastLink = () => linkIn(mailsTo().at(-1) ?? '');
  const withdraw = async (body: object = {}) => {
    const { owner } = await story.head();
    const path = `/desk/cases/${story.caseId}/links`;
    return amends.call('POST', path, { user: staff(String(owner)), body: { reason: 'Correo equivocado', ...body } });
  };
  return { amends, story, mailsTo, lastLink, withdraw };
};

describe('links that are withdrawn', () => {
  it('No link that is out opens anything, and a new one goes to the proved address', async () => {
    const { amends, story, lastLink, withdraw } = await filed();
    const mailed = lastLink();
    await amends.call('GET', mailed);
    expect((await withdraw()).body).toMatchObject({ version: 1, sentBy: 'email' });
    for (const path of [story.path, mailed]) {
      expect(await amends.call('GET', path)).toMatchObject({ status: 404, body: { code: 'link-over' } });
      const posted = await amends.call('POST', `${path}/messages`, { body: { text: 'Hola.' } });
      expect(posted).toMatchObject({ status: 404, body: { code: 'link-over' } });
    }
    expect(lastLink()).not.toBe(mailed);
    expect((await amends.call('GET', lastLink())).body).toMatchObject({ link: { kind: 'full' } });
  });

  it('Where nobody has proved to be the customer, the new link is sent nowhere: staff hand it over', async () => {
    const { amends, mailsTo, withdraw } = await filed();
    const before = mailsTo().length;
    const { body } = await withdraw();
    expect(body).toMatchObject({ version: 1, trackingUrl: expect.stringContaining('/t/') });
    expect(mailsTo()).toHaveLength(before);
    const path = new URL(String(body['trackingUrl'])).pathname;
    expect((await amends.call('GET', path)).body).toMatchObject({ link: { kind: 'first' } });
  });

  it('A link can be withdrawn without another in its place', async () => {
    const { withdraw } = await filed();
    expect((await withdraw({ renew: false })).body).toEqual({ version: 1 });
  });

  it('The links of a case that was merged are withdrawn with those of the case it lives on in', async () => {
    const { amends, story, lastLink } = await filed();
    const old = lastLink();
    await amends.call('GET', old);
    const other = await cast(amends, { text: 'Otra vez.', customer: { name: 'Ana', email: ANA } });
    const user = staff('sofia');
    const merge = { into: String(other.receipt['reference']), reason: 'El mismo asunto' };
    const merged = await amends.call('POST', `/desk/cases/${story.caseId}/merge`, { user, body: merge });
    expect(merged.status, merged.text).toBe(200);
    expect((await amends.call('GET', old)).body).toMatchObject({ link: { kind: 'full' } });
    await amends.pass('2026-11-23T09:10:00.000Z');
    const reason = { reason: 'Correo equivocado' };
    await amends.call('POST', `/desk/cases/${other.caseId}/links`, { user, body: reason });
    expect(await amends.call('GET', old)).toMatchObject({ status: 404, body: { code: 'link-over' } });
  });

  it('The desk sees what is claimed and what is proved, and what the first link shows', async () => {
    const { amends, story, lastLink } = await filed({ name: 'Ana', email: ANA, phone: '+34600111222' });
    const { owner } = await story.head();
    const view = async () =>
      (await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff(String(owner)) })).body;
    expect(await view()).toMatchObject({
      identities: [
        { kind: 'email', state: 'claimed' },
        { kind: 'phone', state: 'claimed' },
      ],
      links: { version: 0, firstShows: 'own-words' },
    });
    await amends.call('GET', lastLink());
    expect(await view()).toMatchObject({
      identities: [{ kind: 'email', state: 'proved', how: 'opened-link' }, { kind: 'phone' }],
      links: { firstShows: 'state' },
    });
  });
});

describe('a link that is too old', () => {
  it('It shows nothing of the case, and a new one goes to the address on the case, once in a while', async () => {
    const { amends, story, mailsTo, lastLink } = await filed();
    const old = lastLink();
    amends.timers.clear();
    await amends.memory.write([{ update: keys.head(story.caseId), set: { closedAt: amends.now(), status: 'kept' } }]);
    await amends.pass('2027-06-30T09:00:00.000Z');
    const page = await amends.call('GET', old, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(404);
    expect(page.text).toContain('Este enlace ya no es válido');
    const { reference } = await story.head();
    expect(page.text).not.toContain(reference);
    expect(page.text).not.toContain('ana@');
    const before = mailsTo().length;
    const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: {} };
    for (let times = 0; times < 3; times++) await amends.call('POST', `${old}/new-link`, form);
    expect(mailsTo()).toHaveLength(before + 1);
    expect((await amends.call('GET', lastLink())).status).toBe(200);
    expect((await amends.call('GET', old)).status).toBe(404);
  });

  it('Who asks for a link to a case without an address gets the same answer', async () => {
    const { amends, story } = await filed({ name: 'Ana' });
    const asked = await amends.call('POST', `${story.path}/new-link`, { body: {} });
    expect(asked).toMatchObject({ status: 200, body: {} });
    expect(amends.mails.filter(({ to }) => to === ANA)).toEqual([]);
  });
});

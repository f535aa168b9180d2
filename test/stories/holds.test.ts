import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import type { AmendsOptions } from '#test/support/in-memory-options.ts';

/** A Monday on which Ley 10/2025 binds. */
const START = '2027-01-11T09:00:00.000Z';

const overcharged = {
  text: 'Me han cobrado dos veces la factura de diciembre y exijo que me devuelvan el cobro indebido.',
  customer: { name: 'Marta Olmedo', email: 'marta@correo.example', id: 'C-1042' },
  orderRef: 'P-77812',
};

const begun = async (complaint: Record<string, unknown> = overcharged, options: AmendsOptions = {}) => {
  const amends = inMemoryAmends({ start: START, ...options });
  const story = await cast(amends, complaint);
  const asSofia = (path: string, body: unknown) =>
    amends.call('POST', `/desk/cases/${story.caseId}/${path}`, { user: staff('sofia'), body });
  return {
    ...amends,
    ...story,
    holds: async () =>
      (await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff('sofia') })).body['holds'],
    told: () => amends.announced.map(({ type, detail }) => `${type} ${detail['hold']}`),
    releases: (hold: string) =>
      asSofia('holds', { hold, release: true, reason: 'Hay una fuga de gas en el edificio.' }),
    adr: (body: Record<string, unknown>) => asSofia('adr', body),
  };
};

/** The way to the end, without the follow-up. */
const settled = async (story: Awaited<ReturnType<typeof begun>>) => {
  await story.examines({});
  expect((await story.answers({ decision: 'accept', option: 'a' })).status).toBe(200);
};

describe('while a complaint about a bill is open', () => {
  it('While a complaint about a bill is open: nobody suspends the service: the other systems are told at once, and again only when the resolution is sent', async () => {
    const story = await begun();
    expect((await story.head()).regime).toMatchObject({ id: 'es-sac', class: 'billing' });
    const { reference } = await story.head();
    const [first] = story.announced;
    expect(first).toEqual({
      type: 'amends.hold-placed',
      detail: {
        eventId: expect.stringContaining(story.caseId),
        caseId: story.caseId,
        reference,
        hold: 'service-suspension',
        article: '4.4',
        since: expect.any(String),
        customerId: 'C-1042',
        orderRef: 'P-77812',
      },
    });
    expect(await story.holds()).toEqual([
      { hold: 'service-suspension', article: '4.4', since: first?.detail['since'] },
    ]);
    await story.examines({});
    await story.pass('2027-01-15T09:00:00.000Z');
    expect(story.told()).toEqual(['amends.hold-placed service-suspension']);
    await story.answers({ decision: 'accept', option: 'a' });
    expect(story.told().slice(1)).toEqual(['amends.hold-released service-suspension']);
    expect(story.announced[1]?.detail).toMatchObject({ because: 'resolution-notified', customerId: 'C-1042' });
    expect(await story.holds()).toEqual([]);
    const types = await story.eventTypes();
    expect(types.indexOf('hold-released')).toBeGreaterThan(types.indexOf('resolution-notified'));
    expect(types.indexOf('resolution-notified')).toBeGreaterThan(types.indexOf('agreed'));
  });

  it('While a complaint about a bill is open: the hold outlives an answer that cannot be sent', async () => {
    const story = await begun();
    const { send } = story.deps.outbound.email;
    story.deps.outbound.email.send = async (mail, deps) => {
      if (mail.subject?.toLowerCase().includes('acuerdo') || (await story.eventTypes()).includes('agreed'))
        throw new Error('SES is away');
      return send(mail, deps);
    };
    await settled(story);
    expect((await story.file()).agreements).toHaveLength(1);
    expect(story.told()).toEqual(['amends.hold-placed service-suspension']);
  });

  it('While a complaint about a bill is open: who can only read it on the page is notified there', async () => {
    const { email: _, ...customer } = overcharged.customer;
    const story = await begun({ ...overcharged, customer });
    await settled(story);
    expect(story.told()).toEqual(['amends.hold-placed service-suspension', 'amends.hold-released service-suspension']);
  });

  it('While a complaint about a bill is open: a low score reopens the case, and holds again', async () => {
    const story = await begun();
    await settled(story);
    await story.keepsPromises();
    await story.pass('2027-01-16T09:00:00.000Z');
    await story.scores(1);
    expect((await story.head()).cycle).toBe(2);
    expect(story.told().slice(2)).toEqual(['amends.hold-placed service-suspension']);
    expect(new Set(story.announced.map(({ detail }) => detail['eventId'])).size).toBe(3);
  });

  it('While a complaint about a bill is open: only a supervisor may release it, for safety, with a name; it does not come back', async () => {
    const story = await begun();
    const body = { hold: 'service-suspension', release: true, reason: 'Hay una fuga de gas.' };
    const asOwner = await story.call('POST', `/desk/cases/${story.caseId}/holds`, { user: staff('lucia'), body });
    expect(asOwner.status).toBe(403);
    const released = await story.releases('service-suspension');
    expect(released).toMatchObject({ status: 200, body: { holds: [] } });
    expect((await story.releases('service-suspension')).status).toBe(409);
    const { events, texts } = await story.file();
    const event = eventsOf(events, 'hold-released').at(-1);
    expect(event).toMatchObject({ actor: { id: 'sofia' }, data: { because: 'safety' } });
    expect(texts.get(event?.data.reasonTextId ?? '')).toContain('fuga de gas');
    await settled(story);
    expect(story.told()).toEqual(['amends.hold-placed service-suspension', 'amends.hold-released service-suspension']);
  });

  it('While a complaint about a bill is open: a question holds nothing until somebody sees that it is a complaint', async () => {
    const text = '¿Cuándo abre la tienda de Valencia?';
    const story = await begun({ ...overcharged, text });
    expect((await story.head()).kind).toBe('question');
    expect(story.told()).toEqual([]);
    const kind = { kind: 'complaint', reason: 'Se queja del horario.' };
    await story.call('POST', `/desk/cases/${story.caseId}/kind`, { user: staff('sofia'), body: kind });
    expect(story.told()).toEqual(['amends.hold-placed service-suspension']);
  });

  it('While a complaint about a bill is open: before the law binds, nothing is held', async () => {
    const story = await begun(overcharged, { start: '2026-11-23T09:00:00.000Z' });
    await settled(story);
    expect(story.announced).toEqual([]);
  });
});

describe('an outside body', () => {
  it('An outside body stops the collection of the debt as well, also on a closed case, until its outcome is recorded', async () => {
    const story = await begun();
    await settled(story);
    expect((await story.head()).closedAt).toBeDefined();
    const asked = await story.adr({ body: 'junta-arbitral', requestId: 'JA-2027/118' });
    expect(asked).toMatchObject({ status: 200, body: { requestId: 'JA-2027/118' } });
    expect((await story.adr({ body: 'junta-arbitral', requestId: 'JA-2027/118' })).status).toBe(200);
    expect(story.told().slice(2)).toEqual(['amends.hold-placed service-suspension', 'amends.hold-placed collections']);
    const end = { requestId: 'JA-2027/118', answered: true, outcome: 'El laudo da la razón a la empresa.' };
    expect((await story.adr(end)).status).toBe(200);
    expect((await story.adr(end)).status).toBe(200);
    expect(story.announced.slice(4).map(({ detail }) => detail['because'])).toEqual(['adr-answered', 'adr-answered']);
    expect(await story.holds()).toEqual([]);
    const types = await story.eventTypes();
    expect(types.filter((type) => type.startsWith('adr-'))).toEqual(['adr-requested', 'adr-answered']);
  });

  it('An outside body keeps the service on although the answer is out', async () => {
    const story = await begun();
    const { requestId } = (await story.adr({ body: 'omic' })).body;
    await settled(story);
    expect(story.told()).toEqual(['amends.hold-placed service-suspension', 'amends.hold-placed collections']);
    await story.adr({ requestId, answered: true, outcome: 'Se archivó sin acuerdo.' });
    expect(await story.holds()).toEqual([]);
  });

  it('An outside body is one that the policy knows, and asks before it is done', async () => {
    const story = await begun();
    const unknown = await story.adr({ body: 'nobody' });
    expect(unknown).toMatchObject({ status: 422 });
    expect(unknown.text).toContain('junta-arbitral');
    expect((await story.adr({ requestId: '7', answered: true, outcome: 'Nada.' })).status).toBe(404);
    await story.adr({ body: 'omic', requestId: '7' });
    expect((await story.adr({ body: 'junta-arbitral', requestId: '7' })).status).toBe(409);
    expect((await story.adr({ body: 'omic', requestId: 'una frase con nombre' })).status).toBe(400);
    const body = { body: 'omic' };
    expect((await story.call('POST', `/desk/cases/${story.caseId}/adr`, { user: staff('iker'), body })).status).toBe(
      403,
    );
  });
});

describe('cases that are made one', () => {
  it('Cases that are made one are held by their own ids until the one that goes on is resolved', async () => {
    const story = await begun();
    const second = await cast(story, {
      ...overcharged,
      text: 'Me han cobrado dos veces la factura, es inaceptable.',
      orderRef: 'P-2',
    });
    const merge = { into: story.caseId, reason: 'El mismo cobro.' };
    const merged = await story.call('POST', `/desk/cases/${second.caseId}/merge`, {
      user: staff('sofia'),
      body: merge,
    });
    expect(merged.status, merged.text).toBe(200);
    expect(story.told()).toHaveLength(2);
    await settled(story);
    const released = story.announced.slice(2);
    expect(released.map(({ type }) => type)).toEqual(['amends.hold-released', 'amends.hold-released']);
    expect(new Set(released.map(({ detail }) => detail['caseId']))).toEqual(new Set([story.caseId, second.caseId]));
    expect(new Set(released.map(({ detail }) => detail['eventId'])).size).toBe(2);
  });

  it('Cases that are made one but not while an outside body looks at the one that would go', async () => {
    const story = await begun();
    const second = await cast(story, overcharged);
    await story.adr({ body: 'omic' });
    const merge = { into: second.caseId, reason: 'El mismo cobro.' };
    const merged = await story.call('POST', `/desk/cases/${story.caseId}/merge`, { user: staff('sofia'), body: merge });
    expect(merged.status).toBe(409);
  });
});

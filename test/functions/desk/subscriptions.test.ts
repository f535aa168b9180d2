import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { addEffects } from '#cases/store/outbox.ts';
import { pendingEffects } from '#cases/store/pending-effects.ts';
import type { Outgoing } from '#channels/contract.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { instantAfter } from '#domain/time.ts';
import { callOut } from '#functions/outgoing/call-out.ts';
import { noticeDue, tellOfSubscriptions } from '#functions/relay/sweep/tell-of-subscriptions.ts';
import { aWebhookSecret } from '#test/support/carries-out.ts';
import { CASE_ID, caseFixture, policy, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, lucia, sofia } from '#test/support/desk.ts';

const told: Policy = {
  ...policy,
  integrations: policy.integrations
    .filter(({ id }) => id === 'refunds')
    .map((one) => ({ ...one, events: 'all' as const })),
};

/** A case of whose events the system is told, and what that one answers. */
const aSubscription = async (by: Policy = told) => {
  const time = standingClock();
  const fixture = aDesk({ ...caseFixture(time), policy: by });
  await fixture.openCase();
  const got: string[] = [];
  let status = 503;
  const mails: Outgoing[] = [];
  const deps = {
    ...{ table: fixture.table, cases: fixture.cases, clock: time, policy: by, deskUrl: 'https://desk.example' },
    settingsOf: async () => undefined,
    keysOf: async () => ({ secrets: [aWebhookSecret()] }),
    fetch: (async (_: unknown, init: RequestInit = {}) => {
      got.push(String((init.headers as Record<string, string>)['webhook-id']));
      return new Response('a body that nobody keeps', { status });
    }) as typeof fetch,
    ...{ random: () => 0.5, firstPauseMs: 0 },
  };
  const asks = (after: string) =>
    addEffects(fixture.table, { caseId: CASE_ID, after, at: time.now() }, [
      { effect: 'notify', integration: 'refunds', events: [{ seq: 1, type: 'complaint-received' }] },
    ]);
  /** What is in the outbox for the system is tried so often. */
  const calls = async (times: number) => {
    for (let time = 0; time < times; time++)
      for (const { caseId, effectId, effect, gsi2pk } of fixture.table.all())
        if (effect === 'notify' && gsi2pk?.startsWith('PENDING#'))
          await callOut({ caseId: String(caseId), effectId: String(effectId) }, deps);
  };
  const notices = async () => {
    mails.length = 0;
    await tellOfSubscriptions({ ...deps, send: async (mail) => mails.push(mail) });
    return mails.map(({ to, subject }) => `${to}: ${subject}`);
  };
  const get = async (path: string) => (await fixture.desk('GET', path, { as: sofia })).body;
  const again = (json: object, as = sofia) =>
    fixture.desk('POST', '/desk/subscriptions/refunds/send-again', { as, json });
  const answers = (next: number) => {
    status = next;
  };
  return { ...fixture, time, deps, got, asks, calls, notices, mails, get, again, answers };
};

const due = async ({ table, time }: Awaited<ReturnType<typeof aSubscription>>) => {
  const ids: string[] = [];
  for await (const page of pendingEffects(table, time.now())) ids.push(...page.map(({ effectId }) => effectId));
  return ids;
};

describe('a system that cannot be told of events', () => {
  it('What was given up stands at the desk with the last answer, and no body, no person, no address', async () => {
    const one = await aSubscription();
    await one.asks('a');
    await one.calls(9);
    const { subscriptions } = await one.get('/desk/subscriptions');
    expect(subscriptions).toMatchObject([
      { id: 'refunds', waiting: 1, failure: 'answered-503', status: 503, contactName: 'Sofía Arrizabalaga', again: [] },
    ]);
    const page = await one.get('/desk/subscriptions/refunds/given-up');
    expect(page.deliveries).toMatchObject([
      { caseId: CASE_ID, effectId: 'a-1', attempts: 9, status: 503, events: ['complaint-received'] },
    ]);
    expect(JSON.stringify(page)).not.toMatch(/nobody keeps|Ana|example\.com|refunds\.lumbre/);
  });

  it('One mail for all of them, once a day while it lasts, to a supervisor; and one when it works again', async () => {
    const one = await aSubscription();
    expect(await one.notices()).toEqual([]);
    await one.asks('a');
    await one.asks('b');
    await one.calls(9);
    expect(await one.notices()).toEqual([expect.stringContaining('El sistema refunds no se entera')]);
    expect(one.mails[0]?.text).toMatch(/Última respuesta: answered-503\n- Guardado: 2/);
    expect(await one.notices()).toEqual([]);
    one.time.pass('PT23H');
    await one.asks('c');
    await one.calls(9);
    expect(await one.notices()).toEqual([]);
    one.time.pass('PT2H');
    expect(await one.notices()).toHaveLength(1);
    one.answers(200);
    await one.asks('d');
    await one.calls(1);
    expect(await one.notices()).toEqual([expect.stringContaining('vuelve a recibir avisos')]);
    expect(await one.notices()).toEqual([]);
    expect((await one.get('/desk/subscriptions')).subscriptions[0].failingSince).toBeUndefined();
  });

  it('Whoever the policy names hears of it in place of the supervisor', async () => {
    const named = told.integrations.map((integration) => ({ ...integration, contact: 'mateo' }));
    const one = await aSubscription({ ...told, integrations: named });
    await one.asks('a');
    await one.calls(9);
    const mateo = policy.people.find(({ id }) => id === 'mateo');
    expect(await one.notices()).toEqual([expect.stringContaining(`${mateo?.email}: `)]);
  });

  it.each([
    [{}, undefined],
    [{ failingSince: '2026-11-23T08:00:00.000Z' }, 'failing'],
    [{ failingSince: '2026-11-23T08:00:00.000Z', toldAt: '2026-11-23T08:05:00.000Z' }, undefined],
    [{ failingSince: '2026-11-21T08:00:00.000Z', toldAt: '2026-11-22T09:00:00.000Z' }, 'failing'],
    // It worked, failed and worked again within the day on which somebody was told: no second mail.
    [
      {
        failingSince: '2026-11-23T08:00:00.000Z',
        workedAt: '2026-11-23T08:10:00.000Z',
        toldAt: '2026-11-23T07:00:00.000Z',
      },
      undefined,
    ],
    [
      {
        failingSince: '2026-11-23T08:00:00.000Z',
        workedAt: '2026-11-23T08:30:00.000Z',
        toldAt: '2026-11-23T08:10:00.000Z',
      },
      'works',
    ],
    // What was given up is said even where the next one was taken.
    [{ failingSince: '2026-11-23T08:00:00.000Z', workedAt: '2026-11-23T08:01:00.000Z' }, 'failing'],
  ])('Of %j is said: %s', (state, notice) => {
    expect(noticeDue(state, '2026-11-23T09:00:00.000Z')).toBe(notice);
  });
});

describe('what was given up is told again', () => {
  it('One by one, or all of a span; by the ids it had; who asked is kept', async () => {
    const one = await aSubscription();
    for (const after of ['a', 'b']) {
      await one.asks(after);
      await one.calls(9);
      one.time.pass('PT1H');
    }
    one.answers(200);
    const ids = new Set(one.got);
    one.got.length = 0;
    expect((await one.again({ caseId: CASE_ID, effectId: 'a-1' })).body).toEqual({ count: 1, hasMore: false });
    expect(await due(one)).toEqual(['a-1']);
    await one.calls(1);
    one.time.pass('PT1M');
    const [since, until] = [instantAfter(one.time.now(), -2 * 3_600_000), one.time.now()];
    expect((await one.again({ since, until })).body).toEqual({ count: 1, hasMore: false });
    await one.calls(1);
    expect(new Set(one.got)).toEqual(ids);
    const { subscriptions } = await one.get('/desk/subscriptions');
    expect(subscriptions).toMatchObject([
      { waiting: 0, again: [{ by: 'sofia', byName: 'Sofía Arrizabalaga', since, until, count: 1 }, { count: 1 }] },
    ]);
    expect((await one.get('/desk/subscriptions/refunds/given-up')).deliveries).toEqual([]);
  });

  it('What was told again already, or was never given up, is left as it is', async () => {
    const one = await aSubscription();
    await one.asks('a');
    expect((await one.again({ caseId: CASE_ID, effectId: 'a-1' })).body).toEqual({ count: 0, hasMore: false });
    await one.calls(9);
    const asked = { caseId: CASE_ID, effectId: 'a-1' };
    const both = await Promise.all([one.again(asked), one.again(asked)]);
    expect(both.map(({ body }) => body.count).sort()).toEqual([0, 1]);
    expect((await one.again({ caseId: CASE_ID, effectId: 'none' })).body).toEqual({ count: 0, hasMore: false });
  });

  it('Of many 200 are taken at once, the oldest first, and it is said that there are more', async () => {
    const one = await aSubscription();
    for (let place = 0; place < 203; place++)
      await one.table.write([
        {
          put: {
            ...keys.outbox(CASE_ID, `given-${String(place).padStart(3, '0')}`),
            ...{ gsi1pk: 'UNTOLD#refunds', gsi1sk: instantAfter(one.time.now(), -1000 + place) },
            ...{ effect: 'notify', integration: 'refunds', events: [], caseId: CASE_ID, attempts: 9 },
          },
        },
      ]);
    const span = { since: instantAfter(one.time.now(), -2000), until: one.time.now() };
    expect((await one.again(span)).body).toEqual({ count: 200, hasMore: true });
    expect((await one.again(span)).body).toEqual({ count: 3, hasMore: false });
  });

  it('Only supervisors do it, of a system there is, and say what', async () => {
    const one = await aSubscription();
    const span = { since: '2026-11-23T08:00:00Z', until: '2026-11-23T10:00:00Z' };
    expect((await one.again(span, lucia)).status).toBe(403);
    expect((await one.again({ since: 'yesterday', until: span.until })).status).toBe(400);
    expect((await one.again({})).status).toBe(400);
    const other = await one.desk('POST', '/desk/subscriptions/none/send-again', { as: sofia, json: span });
    expect(other.body).toMatchObject({ code: 'value-unknown' });
  });
});

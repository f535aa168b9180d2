import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { addEffects } from '#cases/store/outbox.ts';
import type { Effect } from '#domain/case/effects.ts';
import { executionOf } from '#domain/execution/execution.ts';
import { manifest } from '#functions/manifest.ts';
import { callOut } from '#functions/outgoing/call-out.ts';
import { CALLS_MS } from '#functions/outgoing/within-run.ts';
import { relay } from '#functions/relay/relay.ts';
import { relayDepsOf } from '#test/functions/relay/services.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aPromisedRefund, type PromisedRefund } from './a-promised-refund.ts';

const call = async ({ asked, deps }: PromisedRefund, times = 1) => {
  for (let time = 0; time < times; time++)
    for (const { caseId, effectId } of await asked()) await callOut({ caseId, effectId }, deps);
};
const stateOf = async ({ file, taskId }: PromisedRefund) => executionOf((await file()).events, taskId);

/** A system that takes eight seconds for a call, and is to be told of so many events of one change. */
const aSlowSystem = async (length: number) => {
  const refund = await aPromisedRefund();
  const events = Array.from({ length }, (_, note) => ({
    ...({ type: 'note-added', actor: { kind: 'system' } } as const),
    data: { messageId: `n${note}` },
  }));
  const { seq } = await refund.cases.change(CASE_ID, refund.clock.now(), () => ({ events }));
  const told = events.map(({ type }, place) => ({ seq: seq - events.length + 1 + place, type }));
  const notify: Effect = { effect: 'notify', integration: 'refunds', events: told };
  await addEffects(refund.table, { caseId: CASE_ID, after: '000009-00', at: refund.clock.now() }, [notify]);
  const slowly: typeof fetch = async (...asked) => {
    refund.clock.pass('PT8S');
    return refund.deps.fetch(...asked);
  };
  return {
    refund,
    events,
    callsOut: () => callOut({ caseId: CASE_ID, effectId: '000009-00-1' }, { ...refund.deps, fetch: slowly }),
  };
};

describe('a promise that a system carries out', () => {
  it('The relay leaves the call to another function, and keeps it until that one has made it', async () => {
    const refund = await aPromisedRefund();
    const works = (await refund.asked()).map((item) => ({ what: 'effect' as const, caseId: CASE_ID, item }));
    await relay(works, relayDepsOf(refund, refund.outside));
    expect(refund.outside.handed).toEqual([{ caseId: CASE_ID, effectId: works[0]?.item.effectId }]);
    expect(await refund.asked()).toHaveLength(1);
    await call(refund);
    expect(await refund.asked()).toEqual([]);
  });

  it('The system is asked with a signature that the reference library verifies, and learns what policy says it needs', async () => {
    const refund = await aPromisedRefund(undefined, new Date().toISOString());
    await call(refund);
    const [{ url, headers, body } = { url: '', headers: {}, body: '' }] = refund.got;
    expect(url).toBe('https://refunds.lumbre.example/amends');
    expect(new Webhook(refund.secret).verify(body, headers)).toMatchObject({
      type: 'amends.execution.requested',
      data: {
        ...{ idempotencyKey: refund.taskId, attempt: 1, caseId: CASE_ID, concession: 'refund-60', kind: 'refund' },
        ...{ value: { amount: 6000, currency: 'EUR' }, customerId: 'C-1', order: 'P-1' },
      },
    });
    expect(body).not.toMatch(/Ana|example\.com|600111222|lucia|Una devoluci/);
    expect(await stateOf(refund)).toMatchObject({ state: 'accepted', attempt: 1, integration: 'refunds' });
  });

  it('Its first answer is 500: the same request, by the same id, is sent again at once', async () => {
    const refund = await aPromisedRefund();
    refund.answers.push(500, 429);
    await call(refund);
    expect(new Set(refund.got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([`${refund.taskId}.1`]));
    expect(refund.got).toHaveLength(3);
    expect(await stateOf(refund)).toMatchObject({ state: 'accepted' });
  });

  it('A system that is away is asked again later, each time after twice as long, and in the end a person hears of it', async () => {
    const refund = await aPromisedRefund();
    refund.answers.push(...Array.from({ length: 100 }, () => new TypeError('fetch failed')));
    await call(refund);
    const [first] = await refund.asked();
    expect(first).toMatchObject({ attempts: 1, failure: 'not-reached' });
    await call(refund, 20);
    expect(refund.got.length).toBe(9 * 3);
    expect(await stateOf(refund)).toMatchObject({ state: 'failed', because: 'not-reached' });
    expect(await refund.asked()).toEqual([]);
    const told = (await refund.file()).messages.filter(({ messageId }) => messageId.startsWith('execution-failed'));
    expect(told.map(({ to }) => to)).toContain('lucia');
    expect(await refund.task(refund.taskId)).toMatchObject({ status: 'open' });
  });

  it('A no of the system is not repeated: a person hears of it at once, with its code', async () => {
    const refund = await aPromisedRefund();
    refund.answers.push(422);
    await call(refund, 3);
    expect(refund.got).toHaveLength(1);
    expect(await stateOf(refund)).toMatchObject({ state: 'failed', because: 'refused', reason: 'answered-422' });
  });

  it('A redirect is not followed: where it leads is nobody’s that policy names', async () => {
    const refund = await aPromisedRefund();
    refund.answers.push(302);
    await call(refund);
    expect(refund.got).toHaveLength(1);
    expect(await stateOf(refund)).toMatchObject({ state: 'failed', reason: 'answered-302' });
  });
});

describe('a system that is told of events', () => {
  it('Each event is one signed webhook with the id of the event; what cannot be told waits among what was given up', async () => {
    const refund = await aPromisedRefund(undefined, new Date().toISOString());
    const notify: Effect & { effect: 'notify' } = {
      effect: 'notify',
      integration: 'refunds',
      events: [{ seq: 2, type: 'note-added' }],
    };
    await addEffects(refund.table, { caseId: CASE_ID, after: '000002-00', at: refund.clock.now() }, [notify]);
    const place = { caseId: CASE_ID, effectId: '000002-00-1' };
    await callOut(place, refund.deps);
    const { headers = {}, body = '' } = refund.got[0] ?? {};
    expect(headers['webhook-id']).toBe(`${CASE_ID}.2`);
    expect(new Webhook(refund.secret).verify(body, headers)).toMatchObject({
      ...{ type: 'amends.case.note-added', timestamp: expect.any(String) },
      data: { id: `${CASE_ID}.2`, sequence: 2, data: { messageId: 'n' } },
    });
    await addEffects(refund.table, { caseId: CASE_ID, after: '000002-00', at: refund.clock.now() }, [notify]);
    refund.answers.push(410);
    const before = (await refund.events()).length;
    await callOut(place, refund.deps);
    const left = (await refund.outbox()).filter(({ effect }) => effect === 'notify');
    expect(left).toMatchObject([{ failure: 'answered-410', gsi2pk: expect.stringContaining('DEAD') }]);
    expect(await refund.events()).toHaveLength(before);
  });

  it('A run calls for as long as it has time, however many events there are and however slow the system is; the rest is told later', async () => {
    const { refund, callsOut } = await aSlowSystem(8);
    await callsOut();
    expect(refund.got).toHaveLength(Math.ceil(CALLS_MS / 8000));
    const left = (await refund.outbox()).filter(({ effect }) => effect === 'notify');
    expect(left).toMatchObject([{ attempts: 1, failure: 'no-answer' }]);
    expect(CALLS_MS / 1000).toBeLessThan(manifest.outgoing.timeoutSeconds - 10);
  });

  it('A run goes on where the one before stopped, so that the longest change gets through to the slowest system, each event once', async () => {
    const { refund, events, callsOut } = await aSlowSystem(80);
    for (let run = 0; run < 20; run++) await callsOut();
    expect((await refund.outbox()).filter(({ effect }) => effect === 'notify')).toEqual([]);
    const ids = refund.got.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(events.length);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('One that does not get further is given up after as many runs as before', async () => {
    const refund = await aPromisedRefund();
    const notify: Effect & { effect: 'notify' } = {
      ...{ effect: 'notify', integration: 'refunds' },
      events: [
        { seq: 1, type: 'received' },
        { seq: 2, type: 'understood' },
      ],
    };
    await addEffects(refund.table, { caseId: CASE_ID, after: '000002-00', at: refund.clock.now() }, [notify]);
    refund.answers.push(200, ...Array.from({ length: 100 }, () => new TypeError('fetch failed')));
    for (let run = 0; run < 9; run++) await callOut({ caseId: CASE_ID, effectId: '000002-00-1' }, refund.deps);
    expect(refund.got).toHaveLength(1 + 9 * 3);
    const left = (await refund.outbox()).filter(({ effect }) => effect === 'notify');
    expect(left).toMatchObject([{ attempts: 9, gsi2pk: expect.stringContaining('DEAD') }]);
  });
});

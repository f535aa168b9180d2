import { describe, expect, it } from 'vitest';
import { listDeliveries } from '#cases/store/deliveries.ts';
import { eventsOf } from '#domain/case/events.ts';
import { executionOf } from '#domain/execution/execution.ts';
import { receiveReport } from '#functions/integrations/receive-report.ts';
import { recordPromise } from '#functions/stages/follow-up/record-promise.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { aPromisedRefund, type PromisedRefund } from '#test/functions/outgoing/a-promised-refund.ts';
import { timerDepsOf } from '#test/functions/timers/timers.ts';
import { aWebhookSecret } from '#test/support/carries-out.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';

const confirmed = ({ taskId }: PromisedRefund, reference?: string) => ({
  type: 'execution.confirmed',
  data: { idempotencyKey: taskId, ...(reference && { reference }) },
});
const kept = async ({ file }: PromisedRefund) => (await file()).agreements[0]?.commitments[0]?.kept;
const deliveriesOf = ({ table, clock }: PromisedRefund) =>
  listDeliveries(table, {
    channel: 'integration-refunds',
    besides: ['integration-refunds'],
    limit: 9,
    now: clock.now(),
  });
const count = async ({ events }: PromisedRefund, type: string) => (await events()).filter((one) => one === type).length;

describe('a confirmation', () => {
  it('The promise is kept by it, with the system’s own number as the proof, and follow-up goes on', async () => {
    const refund = await aPromisedRefund();
    await expect(receiveReport(refund.report(confirmed(refund, 'RF-2026/17')), refund.reportDeps)).resolves.toEqual({
      result: 'done',
    });
    expect(await kept(refund)).toBe(true);
    expect(await refund.task(refund.taskId)).toMatchObject({ status: 'decided', decidedBy: 'integration:refunds' });
    expect((await refund.file()).texts.get('proof-1-1')).toBe('refunds: RF-2026/17');
    expect((await refund.outbox()).filter(({ effect }) => effect === 'resume')).toHaveLength(1);
    expect(await deliveriesOf(refund)).toMatchObject([{ result: 'joined', caseId: CASE_ID }]);
  });

  it.each([
    ['with a number of its own', 'RF-2026/17', ['reference', 'system']],
    ['without one', undefined, ['system']],
  ])('It is itself the proof, %s, and counts as no mere word of ours', async (_, reference, proof) => {
    const refund = await aPromisedRefund();
    await receiveReport(refund.report(confirmed(refund, reference)), refund.reportDeps);
    const { events, head } = await refund.file();
    expect(eventsOf(events, 'promise-kept')).toMatchObject([{ actor: { kind: 'system' }, data: { proof } }]);
    expect(head.promises).not.toHaveProperty('worded');
  });

  it('It comes twice, as the same webhook and as another one: the promise is kept once', async () => {
    const refund = await aPromisedRefund();
    for (const id of ['r1', 'r1', 'r2'])
      await receiveReport(refund.report(confirmed(refund), { id }), refund.reportDeps);
    expect(await count(refund, 'promise-kept')).toBe(1);
    expect((await refund.outbox()).filter(({ effect }) => effect === 'resume')).toHaveLength(1);
    expect(await deliveriesOf(refund)).toHaveLength(2);
  });

  it('Ten that come at once keep the promise once', async () => {
    const refund = await aPromisedRefund();
    await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        receiveReport(refund.report(confirmed(refund), { id: `r${at % 5}` }), refund.reportDeps).catch(() => 'again'),
      ),
    );
    expect(await count(refund, 'promise-kept')).toBe(1);
  });

  it('One that nobody signed, or that is old, changes nothing and is counted among the refused', async () => {
    const refund = await aPromisedRefund();
    const forged = refund.report(confirmed(refund), { key: aWebhookSecret() });
    await expect(receiveReport(forged, refund.reportDeps)).rejects.toMatchObject({ code: 'delivery-unproved' });
    const old = refund.report(confirmed(refund));
    refund.clock.set(new Date(Date.parse(refund.clock.now()) + 600_000).toISOString());
    await expect(receiveReport(old, refund.reportDeps)).rejects.toMatchObject({ code: 'delivery-unproved' });
    await expect(receiveReport({ ...old, name: 'nobody' }, refund.reportDeps)).rejects.toMatchObject({
      code: 'no-such-integration',
    });
    expect(await kept(refund)).toBeUndefined();
    expect(await deliveriesOf(refund)).toMatchObject([{ result: 'refused' }, { result: 'refused' }]);
  });

  it('What nothing was asked about is kept for a person to see, once', async () => {
    const refund = await aPromisedRefund();
    const strange = { type: 'execution.confirmed', data: { idempotencyKey: `${CASE_ID}.promise.1.7` } };
    const results = [];
    for (const [id, body] of [
      ['a', strange],
      ['a', strange],
      ['b', { hello: 1 }],
    ] as const)
      results.push((await receiveReport(refund.report(body, { id }), refund.reportDeps)).result);
    expect(results).toEqual(['noted', 'known', 'noted']);
    expect((await deliveriesOf(refund)).map(({ reason }) => reason).toSorted()).toEqual([
      'not-asked',
      'not-understood',
    ]);
  });
});

describe('a promise that a system carries out', () => {
  const byHand = ({ taskId, cases, clock, policy }: PromisedRefund) =>
    recordPromise(
      { taskId, kept: true, proof: 'Transferencia hecha', user: { id: 'lucia', groups: ['owner'] } },
      { cases, clock, policy, deskUrl: '' },
    );

  it('No person calls it kept while the system is at it; after it failed, who does it by hand proves it', async () => {
    const refund = await aPromisedRefund();
    await expect(byHand(refund)).rejects.toMatchObject({ code: 'execution-under-way' });
    const failed = { type: 'execution.failed', data: { idempotencyKey: refund.taskId, reason: 'card-expired' } };
    await receiveReport(refund.report(failed), refund.reportDeps);
    expect(executionOf((await refund.file()).events, refund.taskId)).toMatchObject({
      ...{ state: 'failed', because: 'reported', reason: 'card-expired' },
    });
    const told = (await refund.file()).messages.filter(({ messageId }) => messageId.startsWith('execution-failed'));
    expect(told.length).toBeGreaterThan(0);
    await byHand(refund);
    expect(await kept(refund)).toBe(true);
  });

  it('Where no confirmation comes in time a person hears of it, once; one that comes late keeps the promise all the same', async () => {
    const refund = await aPromisedRefund();
    const timer = { timer: 'execution', caseId: CASE_ID, taskId: refund.taskId, attempt: 1 } as const;
    await timerFired(timer, timerDepsOf(refund));
    await timerFired(timer, timerDepsOf(refund));
    expect(await count(refund, 'execution-failed')).toBe(1);
    await receiveReport(refund.report(confirmed(refund)), refund.reportDeps);
    expect(await kept(refund)).toBe(true);
    expect(executionOf((await refund.file()).events, refund.taskId)).toMatchObject({ state: 'confirmed' });
  });
});

import { describe, expect, it } from 'vitest';
import { executionOf } from '#domain/execution/execution.ts';
import { EXECUTION_REQUESTED } from '#domain/execution/request.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { DeskDeps } from '#functions/desk/contract.ts';
import { sendAgain } from '#functions/desk/tasks/send-again.ts';
import { receiveReport } from '#functions/integrations/receive-report.ts';
import { relay } from '#functions/relay/relay.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { aPromisedRefund } from '#test/functions/outgoing/a-promised-refund.ts';
import { timerDepsOf } from '#test/functions/timers/timers.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { relayDepsOf } from './services.ts';

/** The policy, with refunds asked for on the bus. */
const byEvent: Policy = {
  ...policy,
  concessions: policy.concessions.map((one) =>
    one.id === 'refund-60' ? { ...one, execution: { by: 'event', integration: 'refunds' } } : one,
  ),
};

/** A refund that a system is asked for on the bus, and the relay. */
const aRefundByEvent = async () => {
  const refund = await aPromisedRefund(byEvent);
  const deps = { ...relayDepsOf(refund, refund.outside), policy: byEvent };
  /** The relay does what the outbox asks of a system; `keep` leaves it there, as where it died before it could drop it. */
  const runs = async ({ keep = false } = {}) => {
    const items = (await refund.outboxItems()).filter(({ effect }) => effect === 'execute');
    await relay(
      items.map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
      deps,
    );
    if (keep)
      await relay(
        items.map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
        deps,
      );
  };
  const requests = () => refund.outside.announced.filter(({ type }) => type === EXECUTION_REQUESTED);
  const state = async () => executionOf((await refund.file()).events, refund.taskId);
  return { ...refund, runs, requests, state };
};

describe('a promise that a system is asked for on the bus', () => {
  it('It is put there with what the system needs and no word of anybody, and nobody is called', async () => {
    const { runs, requests, taskId, outside, got, asked, state } = await aRefundByEvent();
    expect(await asked()).toMatchObject([{ effect: 'execute', by: 'event', integration: 'refunds', attempt: 1 }]);
    await runs();
    expect(requests()).toHaveLength(1);
    expect(requests()[0]?.detail).toMatchObject({
      ...{ integration: 'refunds', idempotencyKey: taskId, attempt: 1, caseId: CASE_ID },
      ...{ concession: 'refund-60', value: { amount: 6000, currency: 'EUR' } },
    });
    expect(JSON.stringify(requests())).not.toMatch(/ana@example|García|600111222|Una devolución/);
    expect([outside.handed, got, await asked()]).toEqual([[], [], []]);
    // The bus takes everything: that it lies there says nothing of what the system makes of it.
    expect(await state()).toMatchObject({ state: 'asked', attempt: 1 });
  });

  it('What is put there twice has the same key', async () => {
    const { runs, requests, taskId } = await aRefundByEvent();
    await runs({ keep: true });
    expect(new Set(requests().map(({ detail }) => (detail as { idempotencyKey: string }).idempotencyKey))).toEqual(
      new Set([taskId]),
    );
  });

  it('The confirmation alone keeps it; a request that was left over is not put there any more', async () => {
    const { runs, requests, report, reportDeps, taskId, file, state } = await aRefundByEvent();
    const confirmed = { type: 'execution.confirmed', data: { idempotencyKey: taskId, reference: 'RF-7' } };
    expect(await receiveReport(report(confirmed), { ...reportDeps, policy: byEvent })).toEqual({ result: 'done' });
    await runs();
    expect(requests()).toEqual([]);
    expect(await state()).toMatchObject({ state: 'confirmed' });
    expect((await file()).agreements[0]?.commitments).toMatchObject([{ kept: true }]);
  });

  it('Where no confirmation comes a person hears of it and has it put there again, as the next attempt under the same key', async () => {
    const refund = await aRefundByEvent();
    const { runs, requests, taskId, state } = refund;
    await runs();
    const deps = { ...timerDepsOf(refund), policy: byEvent };
    await timerFired({ timer: 'execution', caseId: CASE_ID, taskId, attempt: 1 }, deps);
    expect(await state()).toMatchObject({ state: 'failed', because: 'not-confirmed' });
    const user = { id: 'lucia', groups: ['owner'] };
    await sendAgain({ taskId, user, reason: 'El sistema ya responde.' }, {
      ...refund,
      policy: byEvent,
    } as unknown as DeskDeps);
    await runs();
    expect(requests().map(({ detail }) => detail)).toMatchObject([
      { idempotencyKey: taskId, attempt: 1 },
      { idempotencyKey: taskId, attempt: 2 },
    ]);
    expect(await state()).toMatchObject({ state: 'asked', attempt: 2 });
  });
});

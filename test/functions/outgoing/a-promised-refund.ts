import type { Agreement } from '#domain/case/settlement.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { ReportDeps } from '#functions/integrations/receive-report.ts';
import type { OutgoingDeps } from '#functions/outgoing/deps.ts';
import { announceTask } from '#functions/relay/announce.ts';
import { webhookHeaders } from '#platform/standard-webhooks.ts';
import { relayDepsOf, services } from '#test/functions/relay/services.ts';
import { aWebhookSecret } from '#test/support/carries-out.ts';
import { CASE_ID, caseFixture, standingClock } from '#test/support/case-fixture.ts';

/** What the receiver of a call got. */
type Got = { url: string; headers: Record<string, string>; body: string };

const agreement = (at: string): Agreement => ({
  ...{ cycle: 1, kind: 'agreement', textId: 'agreement-1', sha256: 'a'.repeat(64), language: 'es' },
  commitments: [
    {
      ...{ index: 1, concession: 'refund-60', what: 'Una devolución de 60 €', owner: 'lucia', dueAt: at },
      value: { amount: 6000, currency: 'EUR' },
    },
  ],
  ...{ signedBy: 'lucia', madeAt: at },
});

/** A Thursday: what is due two days later falls on a weekend, so that no other reminder of the promise comes before it. */
const THURSDAY = '2026-11-26T09:00:00.000Z';

/**
 * A case with an agreed refund whose task has just been opened; the receiver answers what the test says.
 * @param by the policy it goes by, where that says another way to carry it out
 * @param now when that is; whoever has a library check a signature needs the clock's
 */
export const aPromisedRefund = async (by?: Policy, now = THURSDAY) => {
  const fixture = caseFixture(standingClock(now));
  const outside = services();
  const secret = aWebhookSecret();
  const got: Got[] = [];
  const answers: (number | Error)[] = [];
  const fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    got.push({ url: String(url), headers: init.headers as Record<string, string>, body: String(init.body) });
    const answer = answers.shift() ?? 202;
    if (answer instanceof Error) throw answer;
    return new Response('ok', { status: answer });
  };
  await fixture.openCase({
    head: { orderRef: 'P-1', status: 'closed' },
    complainant: { id: 'C-1', name: 'Ana García', email: 'ana@example.com', phone: '+34600111222' },
  });
  await fixture.cases.change(CASE_ID, now, () => ({
    events: [{ type: 'note-added', actor: { kind: 'system' }, data: { messageId: 'n' } }],
    items: [{ kind: 'agreement', agreement: agreement(now) }],
  }));
  const task = await fixture.openTask('promise', { parts: [1], subject: '1', assignee: 'lucia' });
  await announceTask(CASE_ID, task.taskId, { ...relayDepsOf(fixture, outside), ...(by && { policy: by }) });
  const { table, cases, clock, policy } = fixture;
  const stores = {
    table,
    cases,
    clock,
    policy,
    deskUrl: 'https://desk.example',
    keysOf: async () => ({ secrets: [secret] }),
  };
  const deps: OutgoingDeps = {
    ...stores,
    settingsOf: async () => undefined,
    fetch: fetch as typeof globalThis.fetch,
    random: () => 0.5,
    firstPauseMs: 0,
  };
  let ids = 0;
  const reportDeps: ReportDeps = {
    ...stores,
    identity: async () => ({ current: 'a-secret-of-the-tests' }),
    newId: () => `01939f3c-7a2b-7c3d-8e4f-${String(++ids).padStart(12, '0')}`,
  };
  const report = (body: object, { id = 'r1', key = secret }: { id?: string; key?: string } = {}) => {
    const text = JSON.stringify(body);
    return {
      name: 'refunds',
      headers: webhookHeaders({ id, at: fixture.clock.now(), body: text }, [key]),
      rawBody: Buffer.from(text),
    };
  };
  /** What waits to be asked of the system. */
  const asked = async () => (await fixture.outbox()).filter(({ effect }) => effect === 'execute');
  return { ...fixture, outside, secret, got, answers, deps, reportDeps, report, asked, taskId: task.taskId };
};
export type PromisedRefund = Awaited<ReturnType<typeof aPromisedRefund>>;

import { randomBytes } from 'node:crypto';
import { type ReportDeps, receiveReport } from '#functions/integrations/receive-report.ts';
import { callOut } from '#functions/outgoing/call-out.ts';
import type { Handed } from '#functions/outgoing/contract.ts';
import type { OutgoingDeps } from '#functions/outgoing/deps.ts';
import { webhookHeaders } from '#platform/standard-webhooks.ts';

export const aWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

type Around = Pick<OutgoingDeps, 'table' | 'cases' | 'clock' | 'policy' | 'deskUrl'> &
  Pick<ReportDeps, 'newId' | 'identity'>;

/** The company's other systems in memory: they take every webhook, and confirm at once whatever they were asked to carry out. */
export const carriesOut = () => {
  const secret = aWebhookSecret();
  const bodies: { type: string; data: Record<string, unknown> }[] = [];
  const keysOf = async () => ({ secrets: [secret] });
  const hand = async (place: Handed, around: Around): Promise<void> => {
    const taken: typeof bodies = [];
    const fetch = async (_: unknown, init?: { body?: unknown }): Promise<Response> => {
      taken.push(JSON.parse(String(init?.body)));
      return new Response(null, { status: 202 });
    };
    const { table, cases, clock, policy, deskUrl } = around;
    const stores = { table, cases, clock, policy, deskUrl, keysOf };
    const outgoing = { settingsOf: async () => undefined, random: () => 0.5, firstPauseMs: 0 };
    await callOut(place, { ...stores, ...outgoing, fetch: fetch as typeof globalThis.fetch });
    bodies.push(...taken);
    for (const { data } of taken.filter(({ type }) => type === 'amends.execution.requested')) {
      const body = JSON.stringify({ type: 'execution.confirmed', data: { idempotencyKey: data['idempotencyKey'] } });
      const headers = webhookHeaders({ id: `done-${data['idempotencyKey']}`, at: clock.now(), body }, [secret]);
      const report = { name: 'refunds', headers, rawBody: Buffer.from(body) };
      await receiveReport(report, { ...stores, newId: around.newId, identity: around.identity });
    }
  };
  return { hand, bodies };
};

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RefundService, startRefundService } from '#local/refund-service.ts';
import { webhookHeaders } from '#platform/standard-webhooks.ts';

/** What is bound to come has come by then, however slow the machine is. */
const PATIENT = { timeout: 120_000 };

let service: RefundService;
const reports: { headers: Record<string, string>; body: string }[] = [];
const amends = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  reports.push({ headers: request.headers as Record<string, string>, body });
  response.writeHead(200).end(JSON.stringify({ result: reports.length === 1 ? 'done' : 'known' }));
});

beforeEach(async () => {
  reports.length = 0;
  service = await startRefundService();
  await new Promise<void>((resolve) => amends.listen(0, '127.0.0.1', resolve));
  service.reportTo(`http://127.0.0.1:${(amends.address() as AddressInfo).port}/integrations/refunds`);
});
afterEach(async () => {
  await Promise.all([service.stop(), new Promise((resolve) => amends.close(resolve))]);
});

const ask = async (idempotencyKey: string, secret = service.secret): Promise<number> => {
  const body = JSON.stringify({ type: 'x', data: { idempotencyKey, reference: 'AM-7K3Q9F2D' } });
  const headers = webhookHeaders({ id: idempotencyKey, at: new Date().toISOString(), body }, [secret]);
  return (await fetch(service.url, { method: 'POST', body, headers })).status;
};

describe('the refund service of the local run', () => {
  it('Its first call fails, it refunds once for a key however often it is asked, and confirms twice with its signature', async () => {
    expect([await ask('p1'), await ask('p1'), await ask('p1')]).toEqual([500, 202, 202]);
    await vi.waitUntil(() => reports.length >= 2, PATIENT);
    expect(reports.map(({ headers, body }) => new Webhook(service.secret).verify(body, headers))).toEqual([
      { type: 'execution.confirmed', data: { idempotencyKey: 'p1', reference: 'RF-0001' } },
      { type: 'execution.confirmed', data: { idempotencyKey: 'p1', reference: 'RF-0001' } },
    ]);
    await vi.waitUntil(() => service.refunds()[0]?.confirmations.length === 2, PATIENT);
    expect(service.refunds()).toMatchObject([{ answers: [500, 202, 202], confirmations: ['done', 'known'] }]);
  });

  it('It does nothing for whoever does not sign with its secret', async () => {
    expect(await ask('p1', `whsec_${Buffer.alloc(32, 7).toString('base64')}`)).toBe(401);
    expect(service.refunds()).toEqual([]);
  });
});

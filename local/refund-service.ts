import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyWebhook, webhookHeaders } from '#platform/standard-webhooks.ts';
import { bodyOf, newWebhookSecret, serveOnLoopback } from './loopback-service.ts';

/** A refund that was made: once for each idempotency key, whatever was asked for how often. */
export type Refund = {
  idempotencyKey: string;
  reference: string;
  /** The service's own number of it. */
  number: string;
  amount?: number;
  currency?: string;
  /** How often it was asked for, and what the service answered. */
  answers: number[];
  /** What came back for each of its confirmations. */
  confirmations: string[];
};

/** The id of the integration in the demo company's policy. */
export const REFUNDS = 'refunds';

type Request = { data: { idempotencyKey: string; reference: string; value?: { amount: number; currency: string } } };

export type RefundService = {
  url: string;
  secret: string;
  refunds: () => Refund[];
  /** Tells it where Amends takes its reports, once that is known. */
  reportTo: (url: string) => void;
  stop: () => Promise<void>;
};

/**
 * Stands in for the company's own refund service, on loopback only. Its very first call fails with 500; what it is asked for after
 * that it refunds once for each idempotency key, and confirms twice, as a service that is not sure does. `GET /refunds` shows what it did.
 */
export const startRefundService = async (): Promise<RefundService> => {
  const secret = newWebhookSecret();
  const refunds = new Map<string, Refund>();
  const failed: string[] = [];
  let reports: string | undefined;

  const confirm = async (refund: Refund): Promise<void> => {
    const { idempotencyKey, number } = refund;
    const body = JSON.stringify({ type: 'execution.confirmed', data: { idempotencyKey, reference: number } });
    for (const time of [1, 2]) {
      await sleep(200);
      const headers = webhookHeaders({ id: `${number}-${time}`, at: new Date().toISOString(), body }, [secret]);
      const answer = await fetch(`${reports}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        redirect: 'manual',
      }).catch(() => undefined);
      const said = (await answer?.json().catch(() => undefined)) as { result?: string } | undefined;
      refund.confirmations.push(said?.result ?? `answered ${answer?.status ?? 'nothing'}`);
    }
  };

  const take = async (request: IncomingMessage): Promise<number> => {
    const rawBody = await bodyOf(request);
    const headers = request.headers as Record<string, string>;
    if (!verifyWebhook({ headers, rawBody }, [secret], new Date().toISOString()).valid) return 401;
    const { data } = JSON.parse(rawBody.toString('utf8')) as Request;
    const { idempotencyKey, reference, value } = data;
    if (failed.length === 0) {
      failed.push(idempotencyKey);
      return 500;
    }
    const known = refunds.get(idempotencyKey);
    if (known) {
      known.answers.push(202);
      return 202;
    }
    const refund: Refund = {
      ...{ idempotencyKey, reference, number: `RF-${String(refunds.size + 1).padStart(4, '0')}` },
      ...value,
      ...{ answers: [...failed.filter((key) => key === idempotencyKey).map(() => 500), 202], confirmations: [] },
    };
    refunds.set(idempotencyKey, refund);
    void confirm(refund);
    return 202;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET')
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([...refunds.values()]));
    else response.writeHead(await take(request)).end();
  };

  const { url, stop } = await serveOnLoopback(answer);
  return {
    url,
    secret,
    refunds: () => [...refunds.values()],
    reportTo: (address) => {
      reports = address;
    },
    stop,
  };
};

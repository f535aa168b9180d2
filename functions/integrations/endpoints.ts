import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import { Received } from './contract.ts';
import { type ReportDeps, receiveReport } from './receive-report.ts';

/** Ids and codes, and at most 500 customers by name and address. */
const MAX_BYTES = 128 * 1024;

const lowered = (headers: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Where the company's other systems report. */
export const integrationEndpoints: Endpoint<ReportDeps>[] = [
  endpoint<ReportDeps, Uint8Array>({
    method: 'POST',
    path: '/integrations/{name}',
    summary:
      'What a system of the company says: that a promise it was asked to carry out was kept or failed, that an order was delivered or installed, or whom a confirmed incident affects; signed by Standard Webhooks over the raw body. 2xx means that it is stored; the same webhook-id counts once.',
    access: 'public',
    raw: MAX_BYTES,
    refuses: ['no-such-integration', 'delivery-unproved', 'try-again'],
    responses: {
      200: { description: 'Stored', schema: Received },
      503: { description: 'Not stored; send again' },
    },
    handle: async ({ params, headers, body }, deps) => ({
      status: 200,
      body: await receiveReport({ name: params['name'] ?? '', headers: lowered(headers), rawBody: body }, deps),
    }),
  }),
];

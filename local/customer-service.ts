import type { IncomingMessage, ServerResponse } from 'node:http';
import { verifyWebhook } from '#platform/standard-webhooks.ts';
import { bodyOf, newWebhookSecret, serveOnLoopback } from './loopback-service.ts';

/** A customer as the service knows them: worth in euros. */
export type KnownCustomer = { id: string; email: string; value: number; since?: string; products?: number };

/** What the demo company knows of its customers: two of them are worth far more than anything they ask for. */
const DEMO: KnownCustomer[] = [
  { id: 'C-1001', email: 'julian.campos@example.com', value: 1_000_000, since: '2009-05-04', products: 41 },
  { id: 'C-1002', email: 'marta.olmedo@example.com', value: 12_400.5, since: '2018-09-12', products: 4 },
  { id: 'C-1003', email: 'oliver.reed@example.com', value: 380, since: '2025', products: 1 },
];

export type CustomerService = {
  url: string;
  secret: string;
  /** For whom it was asked with a good signature, by what it was told of them, and whether it knew them. */
  asked: () => { by: Record<string, string>; isKnown: boolean }[];
  stop: () => Promise<void>;
};

type Question = { data: { email?: string; id?: string; version: number; currency: string } };

/**
 * Stands in for the company's own service that says what customers are worth, on loopback only. `POST` is a signed question;
 * `PUT /customers` adds one that it knows, for tests, and `GET /asked` shows what it was asked.
 */
export const startCustomerService = async (): Promise<CustomerService> => {
  const secret = newWebhookSecret();
  const customers = [...DEMO];
  const asked: { by: Record<string, string>; isKnown: boolean }[] = [];

  const answerTo = (question: Question): { customers: Omit<KnownCustomer, 'email'>[] } => {
    const { version: _, currency: __, ...by } = question.data;
    const found = customers.filter(({ id, email }) => email === by.email?.toLowerCase() || id === by.id);
    asked.push({ by, isKnown: found.length > 0 });
    return { customers: found.map(({ email: _email, ...said }) => said) };
  };

  const json = (response: ServerResponse, value: unknown) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET') return void json(response, asked);
    const rawBody = await bodyOf(request);
    if (request.method === 'PUT') {
      customers.push(JSON.parse(rawBody.toString('utf8')) as KnownCustomer);
      return void response.writeHead(204).end();
    }
    const headers = request.headers as Record<string, string>;
    const { valid } = verifyWebhook({ headers, rawBody }, [secret], new Date().toISOString());
    if (!valid) return void response.writeHead(401).end();
    json(response, answerTo(JSON.parse(rawBody.toString('utf8')) as Question));
  };

  return { ...(await serveOnLoopback(answer)), secret, asked: () => asked };
};

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clock } from '#domain/time.ts';
import { customerQuestion, saidIn } from '#domain/worth/customer-service.ts';
import { type CustomerService, startCustomerService } from '#local/customer-service.ts';
import { postSigned } from '#platform/http/post-signed.ts';
import { aWebhookSecret } from '#test/support/carries-out.ts';

let service: CustomerService;
beforeEach(async () => {
  service = await startCustomerService();
});
afterEach(() => service.stop());

const ask = async (email: string, secret = service.secret) => {
  const body = customerQuestion({ email }, { at: new Date().toISOString(), currency: 'EUR' });
  const receiver = { url: service.url, timeout: 'PT60S', keys: { secrets: [secret] } };
  const { status, text } = await postSigned({ id: crypto.randomUUID(), body }, receiver, { fetch, clock: clock() });
  return saidIn({ status, text: await text() });
};

describe('the customer service of the local run', () => {
  it('It says what a customer is worth whom it knows, to whoever signs', async () => {
    expect(await ask('julian.campos@example.com')).toMatchObject({ customer: { id: 'C-1001', value: 1_000_000 } });
    expect(await ask('nobody@example.com')).toEqual({ why: 'not-found' });
    expect(await ask('julian.campos@example.com', aWebhookSecret())).toEqual({ why: 'refused' });
    expect(service.asked().map(({ isKnown }) => isKnown)).toEqual([true, false]);
  });

  it('A test may add a customer that it knows', async () => {
    const added = { id: 'C-9', email: 'new@example.com', value: 5 };
    await fetch(`${service.url}/customers`, { method: 'PUT', body: JSON.stringify(added) });
    expect(await ask('new@example.com')).toEqual({ customer: { id: 'C-9', value: 5 } });
  });

  it('What it does not know, or cannot read, is no failure of ours', async () => {
    const receiver = { url: service.url, timeout: 'PT60S', keys: { secrets: [service.secret] } };
    const { status, text } = await postSigned({ id: 'x', body: 'no JSON' }, receiver, { fetch, clock: clock() });
    expect(saidIn({ status, text: await text() })).toEqual({ why: 'refused' });
  });
});

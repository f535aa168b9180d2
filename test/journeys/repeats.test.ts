import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { newCustomer } from './support/customers.ts';
import { stage } from './support/stage.ts';

const { api } = stage();
const complaint = () => ({ text: 'The oven door does not close any more.', language: 'en', customer: newCustomer() });

test('Ten repeats with one key at once are one case with one receipt', async () => {
  const once = complaint();
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 10 }, () => api.complain(once, key)));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

test('The same key of the same person with another body is refused, and of somebody else it is a complaint of its own', async () => {
  const key = randomUUID();
  const once = complaint();
  await api.complain(once, key);
  const { status, headers } = await api.complain({ ...once, text: 'Something else.' }, key);
  expect(status).toBe(422);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect((await api.complain(complaint(), key)).status).toBe(202);
});

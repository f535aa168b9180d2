import { describe, expect, test } from 'vitest';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually, PATIENCE_SECONDS } from './support/eventually.ts';
import { invoke } from './support/invoke.ts';
import { stage } from './support/stage.ts';
import { systemSays } from './support/system-says.ts';

const { run, api } = stage();
const orders = run.integrations['orders'] ?? { url: '', secret: '' };
const DAY_MS = 24 * 60 * 60 * 1000;

/** The company's system says that an order was delivered eight days ago. */
const delivered = async (order: string, customer: { name: string; email: string }): Promise<string> => {
  const at = new Date(Date.now() - 8 * DAY_MS).toISOString();
  const answer = await systemSays(orders, { type: 'order.delivered', data: { order, at, consent: true, customer } });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { result: string }).result;
};

/** The link in the mail that asks a customer. */
const linkTo = (email: string): Promise<string> =>
  eventually(
    'the question',
    async () => {
      await invoke(run, 'delivery-surveys', {});
      const [mail] = await api.mailsTo(email);
      return /https?:\/\/\S+\/survey\/[\w-]+/.exec(mail?.BodyText ?? '')?.[0];
    },
    PATIENCE_SECONDS,
    3000,
  );

const answer = (link: string, fields: Record<string, string>): Promise<Response> =>
  fetch(link, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

describe.concurrent('the question after a delivery', () => {
  test('A delivery survey with a low score opens a case of that customer, who is acknowledged', async () => {
    const { name, email } = newCustomer();
    const order = `P-${crypto.randomUUID().slice(0, 8)}`;
    expect(await delivered(order, { name, email })).toBe('done');
    expect(await delivered(order, { name, email })).toBe('known');
    const link = await linkTo(email);
    expect(await (await fetch(link)).text()).toContain(order);
    const words = 'El técnico dejó la caldera goteando y nadie contesta.';
    const answered = await answer(link, { score: '1', comment: words });
    expect(answered.status).toBe(303);
    expect(answered.headers.get('location')).toContain('/t/');
    const acknowledged = await eventually('the acknowledgment', async () =>
      (await api.mailsTo(email)).find(({ Subject }) => /AM-\w{8}/.test(Subject)),
    );
    const [reference = ''] = /AM-\w{8}/.exec(acknowledged.Subject) ?? [];
    const view = succeeded(await (await api.as('andres')).case(reference));
    expect(view).toMatchObject({ channel: 'survey', orderRef: order });
    expect(view.messages.some(({ text }) => text.includes(words))).toBe(true);
    // Said again, it is the same case.
    await answer(link, { score: '1', comment: words });
    expect((await api.mailsTo(email)).filter(({ Subject }) => /AM-\w{8}/.test(Subject))).toHaveLength(1);
  });

  test('A delivery survey with a good score opens none', async () => {
    const { name, email } = newCustomer();
    expect(await delivered(`P-${crypto.randomUUID().slice(0, 8)}`, { name, email })).toBe('done');
    const thanks = await answer(await linkTo(email), { score: '5' });
    expect(thanks.status).toBe(200);
    expect(await api.mailsTo(email)).toHaveLength(1);
  });
});

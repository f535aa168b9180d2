import { expect, test } from 'vitest';
import { formEndpoints } from '#functions/complaints/form/endpoints.ts';
import { caller } from '#test/support/call.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const LINE = 'Ahora mismo tenemos problemas con WhatsApp';
const html = { headers: { accept: 'text/html' } };

test('Customers are told that a channel does not work and what does, until it is said to work again or the hours are over', async () => {
  const amends = inMemoryAmends();
  const form = caller(formEndpoints, amends.deps);
  const user = staff('sofia');
  const { body: filed } = await amends.call('POST', '/complaints', { body: { text: 'La caldera pierde agua.' } });
  const path = new URL(String(filed['trackingUrl'])).pathname;
  const say = async (body: object) => {
    const answer = await amends.call('POST', '/desk/staff', { user, body, headers: { 'if-match': '*' } });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  /** What a customer reads once every function has heard of it. */
  const read = async (minutes = 1) => {
    amends.moveTo(new Date(Date.parse(amends.now()) + minutes * 60_000).toISOString());
    const page = (await amends.call('GET', path, html)).text;
    const { disruption } = (await amends.call('GET', path)).body;
    const places = [(await form('GET', '/', html)).text, page, String(disruption)];
    return { said: places.map((text) => text.includes(LINE)), places, disruption };
  };
  const { phone } = amends.policy.company;

  expect(await read()).toMatchObject({ said: [false, false, false], disruption: undefined });
  expect(await say({ change: 'disruption', channels: ['whatsapp'], forHours: 2 })).toMatchObject({
    disruption: { channels: ['whatsapp'] },
  });
  const { said, places, disruption } = await read();
  expect(said).toEqual([true, true, true]);
  const instead = [`con este formulario o llamarnos al ${phone}`, `desde esta página o llamarnos al ${phone}`];
  expect(places[0]).toContain(instead[0]);
  expect(places[1]).toContain(instead[1]);
  expect(disruption).toContain(instead[1]);
  expect((await form('GET', '/', { ...html, query: { lang: 'eu' } })).text).toContain('WhatsApp bidezko mezuekin');

  expect(await say({ change: 'no-disruption' })).not.toHaveProperty('disruption');
  expect((await read()).said).toEqual([false, false, false]);

  await say({ change: 'disruption', channels: ['whatsapp'], forHours: 1 });
  expect((await read(59)).said).toEqual([true, true, true]);
  expect((await read(1)).said).toEqual([false, false, false]);
  const { body: shown } = await amends.call('GET', '/desk/staff', { user });
  expect(shown).not.toHaveProperty('disruption');
  expect(shown['record']).toMatchObject([
    { change: { change: 'disruption', forHours: 1 } },
    { change: { change: 'no-disruption' } },
    { change: { change: 'disruption', forHours: 2 }, by: { id: 'sofia' } },
  ]);
});

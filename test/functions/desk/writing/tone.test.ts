import { describe, expect, it } from 'vitest';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aDesk, elena, iker, lucia, sofia } from '#test/support/desk.ts';

const messages = `/desk/cases/${CASE_ID}/messages`;

describe('the tone of a message', () => {
  it('A message in the right tone goes out, with the channel it takes', async () => {
    const { desk, openCase } = aDesk();
    await openCase();
    const { status, body } = await desk('POST', messages, { as: lucia, json: { text: 'Vamos el jueves a las 10.' } });
    expect(status).toBe(201);
    expect(body).toMatchObject({ tone: [], channel: 'email' });
  });

  it('A message that blames is kept back, with what blames and its place', async () => {
    const { desk, openCase, written } = aDesk();
    await openCase();
    const text = 'Lo ocurrido es culpa suya.';
    const { status, body } = await desk('POST', messages, { as: lucia, json: { text } });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [{ pointer: '/text' }],
      tone: [{ kind: 'blame', serious: true, begin: 15, end: 25, words: 'culpa suya' }],
    });
    expect(await written()).toEqual([]);
  });

  it('A message in a wrong tone goes out if its writer insists, and the history keeps that', async () => {
    const { desk, openCase, written, file } = aDesk();
    await openCase();
    const json = { text: 'Lo ocurrido es culpa suya.', acceptTone: true };
    expect((await desk('POST', messages, { as: lucia, json })).status).toBe(201);
    expect(await written()).toEqual(['customer-message customer']);
    expect((await file()).events.at(-1)?.data).toMatchObject({ toneAccepted: ['blame-fault'] });
  });

  it('A clumsy message goes out, and its writer sees what is clumsy', async () => {
    const { desk, openCase } = aDesk();
    await openCase();
    const { status, body } = await desk('POST', messages, { as: lucia, json: { text: 'Su ticket sigue abierto.' } });
    expect([status, body.tone.map(({ kind }: { kind: string }) => kind)]).toEqual([201, ['jargon']]);
  });
});

describe('POST /desk/tone', () => {
  it('A draft is checked by what its writer may promise', async () => {
    const { desk } = aDesk();
    const json = { text: 'Le devolveremos 150 €.', language: 'es' };
    const found = async (as: typeof lucia) => (await desk('POST', '/desk/tone', { as, json })).body.findings;
    expect(await found(lucia)).toMatchObject([{ kind: 'promise', words: 'Le devolveremos 150 €' }]);
    expect(await found(elena)).toEqual([]);
    expect(await found(sofia)).toEqual([]);
    expect(await found(iker)).toMatchObject([{ kind: 'promise' }]);
  });

  it('A draft is checked in two languages', async () => {
    const { desk } = aDesk();
    const { status } = await desk('POST', '/desk/tone', { as: lucia, json: { text: 'Bonjour', language: 'fr' } });
    expect(status).toBe(400);
  });
});

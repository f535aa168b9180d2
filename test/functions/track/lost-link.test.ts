import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { PAGE } from '#test/support/track.ts';
import { aCase } from './tracked-case.ts';

const ask = async (form: Record<string, string>) => {
  const customer = await aCase();
  await customer.table.write([{ put: { ...keys.reference('AM-7K3Q9F2D'), caseId: CASE_ID } }]);
  const answer = await customer.track('POST', '/lost-link', { form });
  return { ...customer, answer };
};

describe('a lost link', () => {
  it.each([
    { reference: 'AM-7K3Q9F2D', contact: 'ana@example.com' },
    { reference: ' am 7k3q9f2d ', contact: 'ANA@example.com ' },
  ])('$reference with $contact sends the link to the address of the complaint', async (form) => {
    const { answer, events, written } = await ask(form);
    expect(answer.status).toBe(200);
    expect((await events()).at(-1)).toBe('link-sent');
    expect(await written()).toEqual(['new-link customer']);
  });

  it.each([
    { reference: 'AM-7K3Q9F2D', contact: 'otra@example.com' },
    { reference: 'AM-99999999', contact: 'ana@example.com' },
    { reference: 'AM-7K3Q9F2D', contact: '600111222' },
    { reference: 'no es una referencia', contact: '1' },
  ])('$reference with $contact sends nothing, and is answered with the same words', async (form) => {
    const right = await ask({ reference: 'AM-7K3Q9F2D', contact: 'ana@example.com' });
    const wrong = await ask(form);
    expect(wrong.answer).toEqual(right.answer);
    expect(await wrong.events()).not.toContain('link-sent');
  });

  it('A link is sent at most once in a while, and nobody is told', async () => {
    const { track, events } = await ask({ reference: 'AM-7K3Q9F2D', contact: 'ana@example.com' });
    const json = { reference: 'AM-7K3Q9F2D', contact: 'ana@example.com' };
    expect(await track('POST', '/lost-link', { json })).toMatchObject({ status: 200, body: {} });
    expect((await events()).filter((type) => type === 'link-sent')).toHaveLength(1);
  });

  it.each(['es', 'en'])(
    'The form stands on a page of its own in %s, and keeps what was typed where something lacks',
    async (lang) => {
      const { track } = await aCase();
      expect((await track('GET', '/lost-link', { query: { lang } })).text).toContain(`<html lang="${lang}">`);
      const lacking = await track('POST', '/lost-link', { form: { reference: 'AM-1<b>' }, query: { lang } });
      expect(lacking.status).toBe(400);
      expect(lacking.text).toContain('value="AM-1&lt;b&gt;"');
      expect(lacking.text).toContain('role="alert"');
    },
  );
});

describe('HEAD /t/{token}', () => {
  it('It says whether a link holds, and proves nothing of whoever asks', async () => {
    const { track, events } = await aCase();
    const before = await events();
    expect(await track('HEAD', PAGE)).toMatchObject({ status: 200, text: '' });
    expect(await events()).toEqual(before);
    expect(await track('HEAD', `${PAGE.slice(0, -2)}xx`)).toMatchObject({ status: 404, text: '' });
  });
});

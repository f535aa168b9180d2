import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemWrites } from '#cases/store/items.ts';
import { textItem } from '#domain/case/change.ts';
import { pageWords } from '#functions/track/page/words.ts';
import { html } from '#platform/page/html.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { anOffer, storeOffer } from '#test/support/desk.ts';
import { aCustomer, PAGE } from '#test/support/track.ts';

const offered = async (publicUrl?: string, text?: string) => {
  const customer = aCustomer(undefined, publicUrl);
  await customer.openCase(text ? { text } : {});
  const task = await customer.openTask('offer', { parts: [1], assignee: 'customer', subject: '1' });
  await storeOffer(customer, anOffer(task));
  await customer.openTask('survey', { assignee: 'customer' });
  return customer;
};

describe('html', () => {
  it('No text becomes markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\'ab/ =') }), (text) => {
        const { markup } = html`<p title="${text}">${text}</p>`;
        expect(markup.match(/[<>]/g)).toHaveLength(4);
        expect(markup.match(/"/g)).toHaveLength(2);
      }),
    );
  });

  it('HTML is joined from lists, nests, and leaves out what is not there', () => {
    const items = ['a', undefined, false as const, 3].map((item) => html`<i>${item}</i>`);
    expect(html`${items}${html`<b>${'<'}</b>`}`.markup).toBe('<i>a</i><i></i><i></i><i>3</i><b>&lt;</b>');
  });
});

describe('the customer’s page', () => {
  it.each(['es', 'en'] as const)('The customer’s page is a whole document in %s', async (lang) => {
    const { page } = await offered();
    const text = await page({ lang });
    const words = pageWords[lang];
    expect(text).toContain(`<html lang="${lang}">`);
    expect(text.match(/<h1/g)).toHaveLength(1);
    for (const landmark of ['<header', '<nav', '<main', '<footer']) expect(text).toContain(landmark);
    for (const part of [words.next, words.steps, words.offer, words.messages, words.person])
      expect(text).toContain(part);
    expect(text).toContain('aria-current="step"');
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });

  it('The page speaks the customer’s language unless asked otherwise', async () => {
    const { page } = await offered();
    expect(await page()).toContain('<html lang="es">');
    expect(await page({ lang: 'xx' })).toContain('<html lang="es">');
  });

  it('Every field of the page has a label, and every id is given once', async () => {
    const { page } = await offered();
    const text = await page();
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const fields = [...text.matchAll(/<(?:input|textarea)[^>]*\sid="([^"]+)"/g)].map(([, id]) => id);
    const labels = [...text.matchAll(/<label[^>]*\sfor="([^"]+)"/g)].map(([, id]) => id);
    expect(fields.length).toBeGreaterThan(8);
    expect(labels.sort()).toEqual(fields.sort());
    for (const [, refs = ''] of text.matchAll(/aria-(?:describedby|labelledby)="([^"]+)"/g))
      expect(ids).toContain(refs);
  });

  it.each(['es', 'en'] as const)(
    'The page asks in %s for what the complaint lacks, with the one form for messages',
    async (lang) => {
      const { page, table, openTask, openCase } = aCustomer();
      await openCase();
      await openTask('completion', { parts: [1], assignee: 'customer', textId: 'missing-1-1' });
      await table.write(itemWrites(CASE_ID, [textItem('missing-1-1', 'Una foto de la placa <b>')]));
      const text = await page({ lang });
      const words = pageWords[lang];
      for (const part of [words.completion, words.completionCalm, words.sendCompletion]) expect(text).toContain(part);
      expect(text).toContain('Una foto de la placa &lt;b&gt;');
      expect(text.match(/\/messages\?lang=/g)).toHaveLength(1);
      expect(text).not.toContain(words.sendMessage);
      const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('No answer is chosen beforehand on the page', async () => {
    expect(await (await offered()).page()).not.toContain(' checked');
  });

  it('The page runs no script and loads nothing; its style is allowed by its hash', async () => {
    const { track } = await offered();
    const { text, headers } = await track('GET', PAGE);
    expect(text).not.toMatch(/<script|\son\w+=|style="|javascript:/i);
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'strict-transport-security': 'max-age=31536000',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
  });

  it('Hostile text is shown as text', async () => {
    const { page } = await offered(undefined, '</p><script>alert(1)</script><img src=x onerror=alert(1)>');
    const text = await page();
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;script&gt;alert(1)');
  });

  it.each(['https://amends.example', 'http://127.0.0.1:4566/_aws/execute-api/abc123'])(
    'The forms post to where customers reach the page: %s',
    async (publicUrl) => {
      const { track } = await offered(publicUrl);
      const { text, headers } = await track('GET', PAGE);
      const actions = [...text.matchAll(/action="([^"?]+)/g)].map(([, action]) => action);
      const forms = ['answer', 'survey', 'messages', 'person', 'escalate'];
      expect(actions).toEqual(forms.map((name) => `${publicUrl}${PAGE}/${name}`));
      expect(headers['content-security-policy']).toContain(`form-action 'self' ${new URL(publicUrl).origin}`);
    },
  );
});

describe('a form of the page', () => {
  it.each([
    ['answer', { decision: 'decline', message: '' }, 'offer-answered'],
    ['messages', { text: 'Una cosa más.\r\nGracias.' }, 'message-received'],
    ['survey', { score: '4', comment: '' }, 'survey-answered'],
  ])('The form %s sends its sender back to the page with thanks', async (name, form, event) => {
    const { track, events } = await offered();
    const { status, headers } = await track('POST', `${PAGE}/${name}`, { form, query: { lang: 'en' } });
    expect([status, (await events()).at(-1)]).toEqual([303, event]);
    const back = new URL(headers['location'] ?? '');
    expect(back.pathname).toBe(PAGE);
    const { text } = await track('GET', PAGE, { query: Object.fromEntries(back.searchParams) });
    expect(text).toContain('role="status"');
    expect(text).toContain('Thank you.');
  });

  it('A form that is wrong says so in plain text, with a link to the field, and keeps what was typed', async () => {
    const { track } = await offered();
    const form = { message: 'Esto lo escribí con calma & cuidado' };
    const { status, text } = await track('POST', `${PAGE}/answer`, { form });
    expect(status).toBe(400);
    expect(text).toContain('role="alert"');
    expect(text).toContain('<a href="#answer-decision-1">Elija qué quiere hacer</a>');
    expect(text).toContain('id="answer-decision-error"');
    expect(text).toContain('Esto lo escribí con calma &amp; cuidado');
    expect(text).toMatch(/<title>Hay algo que corregir/);
  });

  it('An answer that came too late is explained on the page, not as a problem document', async () => {
    const { track } = await offered();
    const form = { decision: 'decline' };
    await track('POST', `${PAGE}/answer`, { form });
    const late = await track('POST', `${PAGE}/answer`, { form });
    expect(late.status).toBe(409);
    expect(late.headers['content-type']).toContain('text/html');
    expect(late.text).toContain('ya no está abierta');
  });

  it('A form of a broken link leads to a page that says so', async () => {
    const { track } = await offered();
    const { status, text } = await track('POST', '/t/nonsense/messages', { form: { text: 'Hola' } });
    expect(status).toBe(404);
    expect(text).toContain('No encontramos esta página');
  });
});

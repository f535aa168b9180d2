import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from '../journeys/support/customers.ts';
import { eventually } from '../journeys/support/eventually.ts';
import { stage } from '../journeys/support/stage.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { api } = stage();

type Violation = { id: string; nodes: { target: unknown[] }[] };

/** What axe finds against WCAG 2.2 AA. The page allows no script of its own; axe is injected past its policy by the test. */
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const { violations: found } = (await page.evaluate(
    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  )) as { violations: Violation[] };
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

/** A complaint on which an offer waits. */
const offered = async (text: string, language: string) => {
  const receipt = succeeded(await api.complain({ text, language, customer: newCustomer() }));
  const supervisor = await api.as('sofia');
  const task = await eventually('the owner’s task', async () =>
    (await supervisor.case(receipt.caseId)).body.tasks?.find(
      ({ kind, status }) => kind === 'examine' && status === 'open',
    ),
  );
  succeeded(await supervisor.complete(task.id, { cause: 'company-error', facts: 'Comprobado.', questions: [] }));
  const release = await eventually('the release', async () =>
    (await supervisor.case(receipt.caseId)).body.tasks?.find(
      ({ kind, status }) => kind === 'release' && status === 'open',
    ),
  );
  succeeded(await supervisor.complete(release.id, { decision: 'release' }));
  await eventually('the offer', async () => (await api.track(receipt.trackingUrl)).body.offer);
  return receipt;
};

await describeInBrowser('the tracking page', (browser) => {
  it('A customer accepts an offer on the tracking page with the keyboard alone and without script, in Spanish', async () => {
    const { trackingUrl, caseId, reference } = await offered('El horno llegó roto y nadie contesta.', 'es');
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-ES' });
    const page = await context.newPage();
    await page.goto(trackingUrl);
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    expect(await page.locator('main').textContent()).toContain(reference);
    expect(await page.locator('h1').count()).toBe(1);
    await page.locator('input[name=decision][value^="accept:"]').first().focus();
    await page.keyboard.press('Space');
    const press = async (name: string) => {
      await page.getByRole('button', { name }).focus();
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    };
    await press('Continuar');
    expect(await page.locator('main').textContent()).toContain('Lea el acuerdo antes de aceptarlo');
    expect((await api.track(trackingUrl)).body.offer).toBeDefined();
    await press('Acepto este acuerdo');
    const supervisor = await api.as('sofia');
    const { outcome } = await eventually('the outcome', async () => {
      const { body } = await supervisor.case(caseId);
      return body.outcome && body;
    });
    expect(outcome).toMatchObject({ result: 'agreed' });
    await page.goto(trackingUrl);
    expect(await page.locator('main').textContent()).toMatch(/SHA-256|acuerdo/i);
    await context.close();
  });

  it('Whoever asks on the tracking page, by keyboard and without script, gets a person and a superior, and reads why the date is the date', async () => {
    const { trackingUrl, caseId } = succeeded(
      await api.complain({ text: 'La caldera no calienta y nadie viene.', language: 'es', customer: newCustomer() }),
    );
    const supervisor = await api.as('sofia');
    await eventually('an owner', async () => (await supervisor.case(caseId)).body.owner);
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-ES' });
    const page = await context.newPage();
    const press = async (name: string, fold?: string) => {
      await page.goto(trackingUrl);
      if (fold) {
        await page.getByText(fold).focus();
        await page.keyboard.press('Enter');
      }
      await page.getByRole('button', { name }).focus();
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      return page.locator('main').textContent();
    };
    await page.goto(trackingUrl);
    await page.getByText('Cómo se calcula').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open]').first().textContent()).toMatch(/art[íi]culo|Consumidores/);
    expect(await press('Quiero hablar con una persona', 'Que me llame una persona')).toContain(
      'se va a poner en contacto con usted',
    );
    expect(
      await press('Pedir que la vea un superior', '¿Quiere que la vea alguien con más responsabilidad?'),
    ).toContain('está viendo su reclamación');
    const kinds = (await supervisor.case(caseId)).body.tasks
      .filter(({ status }) => status === 'open')
      .map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['contact', 'escalation']));
    await context.close();
  });

  it('The tracking page has no finding of axe against WCAG 2.2 AA in either language and fits a narrow screen', async () => {
    const { trackingUrl } = await offered('The dishwasher leaks and nobody calls me back.', 'en');
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    for (const language of ['en', 'es']) {
      await page.goto(`${trackingUrl}?lang=${language}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    await context.close();
  });

  it('A forged tracking link opens nothing, and the page says so kindly', async () => {
    const page = await browser.newPage();
    const { trackingUrl } = succeeded(await api.complain({ text: 'No llega la factura.', customer: newCustomer() }));
    const answer = await page.goto(`${trackingUrl.slice(0, -1)}${trackingUrl.endsWith('A') ? 'B' : 'A'}`);
    expect(answer?.status()).toBe(404);
    expect(await page.locator('h1').count()).toBe(1);
    await page.close();
  });
});

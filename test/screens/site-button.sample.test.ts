import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { visit } from '#test/support/desk-in-browser/visit.ts';
import { servedDemo } from './support/desk-under-test.ts';
import { WIDE } from './support/faults.ts';

/** A page of the company, on another origin than Amends, whose policy allows the button and nothing else. */
const companyPage = async (base: string, script: string) => {
  const policy = `default-src 'none'; script-src ${base}; form-action ${base}`;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    response.end(
      `<!doctype html><html lang="eu"><title>Lumbre</title><h1>Lumbre</h1><p id="here"></p>${script}<p>After</p></html>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((done) => server.close(done)),
  };
};

await describeInBrowser('The button on the company’s own site', (browser) => {
  const served = servedDemo();
  const closing: (() => Promise<unknown>)[] = [];
  const onSite = async (attributes: string) => {
    const { base } = served.current();
    const site = await companyPage(base, `<script src="${base}/form.js" ${attributes}></script>`);
    const visited = await visit(browser, served.current(), { language: 'es', colors: 'light', width: WIDE });
    closing.push(site.close, visited.close);
    await visited.page.goto(site.address);
    return { ...visited, base };
  };
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  it('It leads to the form in the language of the page, with order and product filled in and in no address', async () => {
    const { page, faults, base } = await onSite('data-product="Caldera Sol" data-order="P-77"');
    const button = page.getByRole('button', { name: 'Erreklamazio bat aurkeztu' });
    await page.evaluate("document.querySelector('script').dataset.order = 'P-78'");
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Erreklamazio bat aurkeztu' }).waitFor();
    expect(page.url()).toBe(`${base}/?show=form&lang=eu`);
    expect(await page.locator('#product').inputValue()).toBe('Caldera Sol');
    expect(await page.locator('#orderRef').inputValue()).toBe('P-78');
    expect(await page.context().cookies()).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('It stands in the element that it is told, in the language and with the words that it is told', async () => {
    const { page, faults } = await onSite('data-into="#here" data-lang="gl-ES" data-label="Algo foi mal?"');
    expect(await page.locator('#here button').textContent()).toBe('Algo foi mal?');
    await page.locator('#here button').click();
    await page.locator('h1', { hasText: 'Presentar unha reclamación' }).waitFor();
    expect(await page.locator('#product').inputValue()).toBe('');
    expect(faults).toEqual([]);
  });
});

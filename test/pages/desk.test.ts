import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { eventually } from '../journeys/support/eventually.ts';
import { stage } from '../journeys/support/stage.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { api, run } = stage();
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** What axe finds. The desk lets no script of others run: axe is put into it by the debugger. */
const violations = async (page: Page): Promise<string[]> => {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Page.setBypassCSP', { enabled: true });
  await debug.send('Runtime.evaluate', { expression: axe });
  const { result } = await debug.send('Runtime.evaluate', {
    expression: 'axe.run().then((found) => found.violations.map(({ id, nodes }) => [id, nodes[0].html].join(": ")))',
    awaitPromise: true,
    returnByValue: true,
  });
  await debug.detach();
  return result.value as string[];
};

/** Files a complaint on the form, without script, as a customer does. */
const filed = async (browser: Browser, text: string): Promise<{ trackingUrl: string; reference: string }> => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-ES', viewport: PHONE });
  const page = await context.newPage();
  await page.goto(`${run.apiUrl}/`);
  await page.getByLabel('Cuéntenoslo con sus palabras').fill(text);
  await page.getByLabel('Nombre (opcional)').fill('Pilar Ansón');
  await page.getByLabel('Correo electrónico (opcional)').fill('pilar.anson@example.com');
  await page.getByLabel('Fotos o documentos (opcional)').setInputFiles({
    name: 'nota.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Empezó el lunes.'),
  });
  await page.getByRole('button', { name: 'Enviar la reclamación' }).click();
  await page.waitForURL(/\/t\//);
  const trackingUrl = page.url().split('?')[0] ?? '';
  const { body } = await api.track(trackingUrl);
  await context.close();
  return { trackingUrl, reference: body.reference };
};

/** Signs somebody in on the page of the user pool; whatever the browser refuses or fails at is collected. */
const signedIn = async (browser: Browser, username: string, viewport = WIDE) => {
  const password = run.people.find((person) => person.username === username)?.password ?? '';
  const context = await browser.newContext({ locale: 'es-ES', viewport });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(run.deskUrl);
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=password]').fill(password);
  await page.locator('[type=submit]').first().click();
  await page.waitForURL(/\/desk\/q\//);
  return { page, faults, close: () => context.close() };
};

await describeInBrowser('the desk', (browser) => {
  it('What a customer files on the form, with a file, is a case that its owner finds, opens and notes something on', async () => {
    const { reference } = await filed(browser, 'El horno llegó roto y nadie contesta desde el lunes.');
    const sofia = await api.as('sofia');
    const owner = await eventually('an owner', async () => (await sofia.case(reference)).body.owner);
    const { page, faults, close } = await signedIn(browser, owner);
    await page.getByText(reference).first().waitFor();
    expect(await violations(page)).toEqual([]);

    await page.goto(`${run.deskUrl}/c/${reference}`);
    await page.getByRole('heading', { level: 1 }).getByText(reference).waitFor();
    expect(await page.locator('main').textContent()).toContain('El horno llegó roto');
    expect(await page.locator('main').textContent()).toContain('nota.txt');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Nota interna' }).click();
    await page.getByLabel('Nota para el equipo').fill('Llamar por la tarde.');
    await page.getByRole('button', { name: 'Guardar la nota' }).click();
    await page.getByText('Llamar por la tarde.').first().waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('On a phone the queue fits, and the desk asks to sign in again once somebody has left', async () => {
    const { page, faults, close } = await signedIn(browser, 'elena', PHONE);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.evaluate('sessionStorage.clear()');
    await page.reload();
    await page.locator('input[name=username]').waitFor();
    await close();
  });

  it('The page of the desk runs nothing but its own files, and keeps them for good by names that say what they hold', async () => {
    const page = await fetch(run.deskUrl);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'.*require-trusted-types-for 'script'/,
    );
    const script = /<script type="module" src="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const file = await fetch(`${run.deskUrl}/${script}`, { headers: { 'accept-encoding': 'br' } });
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('content-type')).toContain('javascript');
    expect((await fetch(`${run.deskUrl}/assets/no-such.js`)).status).toBe(404);
    expect((await fetch(`${run.deskUrl}/c/AM-22222222`)).status).toBe(200);
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { eventually } from '../journeys/support/eventually.ts';
import { stage } from '../journeys/support/stage.ts';
import { customerPage, fileOnForm, PHONE, signedIn } from './people.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { api, run } = stage();

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
const filed = async (browser: Browser, text: string): Promise<{ reference: string }> => {
  const { page, close } = await customerPage(browser);
  const trackingUrl = await fileOnForm(page, run, {
    'Cuéntenoslo con sus palabras': text,
    'Nombre (opcional)': 'Pilar Ansón',
    'Correo electrónico (opcional)': 'pilar.anson@example.com',
  });
  const { body } = await api.track(trackingUrl);
  await close();
  return { reference: body.reference };
};

await describeInBrowser('the desk', (browser) => {
  it('What a customer files on the form, with a file, is a case that its owner finds, opens and notes something on', async () => {
    const { reference } = await filed(browser, 'El horno llegó roto y nadie contesta desde el lunes.');
    const sofia = await api.as('sofia');
    const owner = await eventually('an owner', async () => (await sofia.case(reference)).body.owner);
    const { page, faults, close } = await signedIn(browser, run, { username: owner });
    await page.getByText(reference).first().waitFor();
    expect(await violations(page)).toEqual([]);

    await page.goto(`${run.deskUrl}/c/${reference}`);
    await page.getByRole('heading', { level: 1 }).getByText(reference).waitFor();
    await page.getByText('El horno llegó roto').first().waitFor();
    await page.getByText('nota.txt').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Nota interna' }).click();
    await page.getByLabel('Nota para el equipo').fill('Llamar por la tarde.');
    await page.getByRole('button', { name: 'Guardar la nota' }).click();
    await page.getByText('Llamar por la tarde.').first().waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('On a phone the queue fits, and the desk asks to sign in again once somebody has left', async () => {
    const { page, faults, close } = await signedIn(browser, run, { username: 'elena', viewport: PHONE });
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

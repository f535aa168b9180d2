import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { taskOf } from '#test/support/desk-in-browser/demo-cases.ts';
import { signIn, visit } from '#test/support/desk-in-browser/visit.ts';
import { servedDemo } from './support/desk-under-test.ts';
import { WIDE } from './support/faults.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const row = (page: Page, customer: string) => page.locator('[data-row]', { hasText: customer });
const isGone = (page: Page, customer: string) => row(page, customer).waitFor({ state: 'detached' });

await describeInBrowser('What people do at the desk all day, by pointer:', (browser) => {
  const served = servedDemo();

  const at = async (who: string, path: string) => {
    const visited = await visit(browser, served.current(), { language: 'es', colors: 'light', width: WIDE });
    await signIn(visited, served.current(), who, path);
    return visited;
  };

  it('a list with its filters is kept under a name, opened by it and dropped', async () => {
    const { page, close } = await at('lucia', '/desk/q/mine');
    await row(page, 'Iván Soto').waitFor();
    await button(page, '2').click();
    await isGone(page, 'Iván Soto');
    await button(page, 'Guardar esta vista').click();
    await page.getByLabel('Nombre de la vista').fill('Las de gravedad 2');
    await button(page, 'Guardar').click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /^Mis casos/ }).click();
    await row(page, 'Iván Soto').waitFor();
    const saved = page.getByRole('link', { name: 'Las de gravedad 2' });
    await saved.click();
    await isGone(page, 'Iván Soto');
    await row(page, 'Marta Olmedo').waitFor();
    await button(page, 'Borrar la vista guardada').click();
    await saved.waitFor({ state: 'detached' });
    await close();
  });

  it('findings are looked at before they are saved, and what they lead to is said', async () => {
    const { seed } = served.current();
    const { page, close } = await at('lucia', `/desk/t/${await taskOf(seed.examine, 'examine')}`);
    await page.getByLabel('Error nuestro').check({ force: true });
    await button(page, 'Ver qué pasará').click();
    await page.getByText(/^(Se propondrá al cliente|No hay nada que proponer)/).waitFor();
    expect(await seed.examine.open('examine')).toHaveLength(1);
    await close();
  });

  it('a row is marked as unread and put off, and comes back by a press', async () => {
    const { reference } = await served.current().seed.examine.head();
    const { page, close } = await at('lucia', '/desk/q/mine');
    await button(page, `Marcar ${reference} como no leído`).click();
    await row(page, 'Marta Olmedo').getByText('Sin leer').waitFor();
    await button(page, `Aplazar ${reference}`).click();
    await button(page, /^Una hora/).click();
    await isGone(page, 'Marta Olmedo');
    await page.getByRole('link', { name: /^Aplazados/ }).click();
    await row(page, 'Marta Olmedo').waitFor();
    await button(page, `Dejar de aplazar ${reference}`).click();
    await isGone(page, 'Marta Olmedo');
    await page.getByRole('link', { name: /^Lo mío/ }).click();
    await row(page, 'Marta Olmedo').waitFor();
    await close();
  });

  it('tasks are handed over together, with what came of each', async () => {
    const { seed } = served.current();
    const { page, close } = await at('lucia', '/desk/q/mine');
    for (const customer of ['Iván Soto', 'Lola Marín']) await row(page, customer).getByRole('checkbox').check();
    await button(page, 'Pasar a otra persona').click();
    await page.getByLabel('A quién').selectOption({ label: 'Nadia Benali' });
    await page.getByLabel('Motivo').fill('Está más cerca.');
    await button(page, 'Pasar 2 tareas').click();
    await page.getByText('Se han pasado 2 de 2.').waitFor();
    expect(await page.locator('dialog[open] .results li', { hasText: 'Hecho' }).count()).toBe(2);
    for (const story of [seed.contact, seed.completion])
      expect((await story.open('examine'))[0]?.assignee).toBe('nadia');
    await close();
  });

  it('a letter begins with a text of the company, and is taken back before it leaves', async () => {
    const { seed, amends } = served.current();
    const { page, close } = await at('lucia', `/desk/c/${(await seed.promise.head()).reference}`);
    await button(page, 'Escribir al cliente').click();
    const letter = page.locator('.composer-letter textarea');
    await page.getByLabel('Texto preparado').click();
    await page.getByRole('option').first().click();
    await page.getByText(/^Puesto en la carta/).waitFor();
    expect((await letter.inputValue()).length).toBeGreaterThan(20);
    const words = 'Estimada Nuria: mañana le confirmamos la devolución.';
    await letter.fill(words);
    const sent = amends.mails.length;
    await button(page, 'Enviar al cliente').click();
    await button(page, 'Deshacer el envío').click();
    await page.getByText('Retirado a tiempo').first().waitFor();
    await expect.poll(() => letter.inputValue()).toBe(words);
    expect(amends.mails.length).toBe(sent);
    await close();
  });

  it('a customer is found by how their name begins', async () => {
    const { page, close } = await at('mateo', '/desk/find?q=olme');
    await page.locator('main').getByText('Marta Olmedo Ruiz').waitFor();
    await close();
  });
});

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { taskOf } from '#test/support/desk-in-browser/demo-cases.ts';
import { signIn, type Visit, visit } from '#test/support/desk-in-browser/visit.ts';
import { axeFinds, inPage, overflows } from './support/checks.ts';
import { servedDemo } from './support/desk-under-test.ts';
import { PHONE, WIDE } from './support/faults.ts';

const LETTER = 'Estimada Nuria: mañana le confirmamos la devolución.';

const wrongIn = async ({ page, faults }: Visit): Promise<string[]> => [
  ...(await axeFinds(page)),
  ...(await overflows(page)),
  ...faults.splice(0),
];

const letterIn = (page: Page) => page.locator('.composer-letter textarea');

const write = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Escribir al cliente' }).click();
  await letterIn(page).fill(LETTER);
};

await describeInBrowser('In trouble the desk', (browser) => {
  const served = servedDemo();
  const letterOf = async (looks: Parameters<typeof visit>[2]): Promise<Visit> => {
    const visited = await visit(browser, served.current(), looks);
    const { reference } = await served.current().seed.promise.head();
    await signIn(visited, served.current(), 'lucia', `/desk/c/${reference}`);
    await write(visited.page);
    return visited;
  };

  it('shows whoever opens a case that somebody else is writing in it, until they leave', async () => {
    const writer = await letterOf({ language: 'es', colors: 'light', width: WIDE });
    const reader = await visit(browser, served.current(), { language: 'es', colors: 'light', width: PHONE });
    const { reference } = await served.current().seed.promise.head();
    await signIn(reader, served.current(), 'sofia', `/desk/c/${reference}`);
    await reader.page.getByText('Lucía Ferrándiz está escribiendo').waitFor();
    expect(await wrongIn(reader)).toEqual([]);
    await writer.page.getByRole('link', { name: 'Lo mío' }).first().click();
    await writer.page.locator('h1', { hasText: 'Lo mío' }).waitFor();
    const answered = reader.page.waitForResponse((response) => response.url().endsWith('/presence'));
    await reader.page.reload();
    await (await answered).finished();
    expect(await reader.page.getByText('está escribiendo').count()).toBe(0);
    await reader.close();
    await writer.close();
  });

  it('says that the network is gone, keeps what is shown and typed, and goes on once it is back', async () => {
    const visited = await letterOf({ language: 'es', colors: 'light', width: WIDE });
    const { page } = visited;
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Enviar al cliente' }).click();
    await page.getByText('No hay conexión').first().waitFor();
    await page.getByRole('button', { name: 'Sin conexión' }).waitFor();
    expect(await wrongIn(visited)).toEqual([]);
    expect(await letterIn(page).inputValue()).toBe(LETTER);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: /Con conexión/ }).waitFor();
    expect(await letterIn(page).inputValue()).toBe(LETTER);
    await visited.close();
  });

  it.each([
    { colors: 'light', width: PHONE },
    { colors: 'dark', width: WIDE },
  ] as const)(
    'says at $width px, $colors, that the session is over, and has the letter after signing in again',
    async (looks) => {
      const visited = await letterOf({ language: 'es', ...looks });
      const { page } = visited;
      await page.route('**/messages', (route) => route.fulfill({ status: 401, body: '' }));
      await inPage(page, "sessionStorage.removeItem('desk.refresh')");
      await page.getByRole('button', { name: 'Enviar al cliente' }).click();
      await page.getByText('Su sesión ha terminado').waitFor();
      expect(await wrongIn(visited)).toEqual([]);
      await page.unrouteAll();
      await page.locator('dialog[open]').getByRole('button', { name: 'Entrar de nuevo' }).last().click();
      await page.locator('#lucia').click();
      await letterIn(page).waitFor();
      expect(await letterIn(page).inputValue()).toBe(LETTER);
      await visited.close();
    },
  );

  it('says who decided before somebody who comes second, and what came meanwhile', async () => {
    const { seed } = served.current();
    const task = await taskOf(seed.approve, 'approve');
    const decide = async (who: string, reason: string): Promise<Visit> => {
      const visited = await visit(browser, served.current(), { language: 'es', colors: 'light', width: PHONE });
      const { page } = visited;
      await signIn(visited, served.current(), who, `/desk/t/${task}`);
      await page.getByLabel('Aprobar la propuesta tal como está').check({ force: true });
      await page.getByLabel('Motivo').first().fill(reason);
      await page.getByRole('button', { name: 'Revisar' }).click();
      await page.getByText('Revise antes de confirmar').waitFor();
      expect(await wrongIn(visited)).toEqual([]);
      return visited;
    };
    const elena = await decide('elena', 'La placa venía mal.');
    const sofia = await decide('sofia', 'De acuerdo con el dictamen.');
    await elena.page.getByRole('button', { name: 'Confirmar' }).click();
    await elena.page.getByText('Hecho. El caso sigue adelante.').waitFor();
    await sofia.page.getByRole('button', { name: 'Confirmar' }).click();
    await sofia.page.locator('main').getByText('Elena Zabaleta').last().waitFor();
    await sofia.page.getByText('De acuerdo con el dictamen.').first().waitFor();
    expect(await wrongIn(sofia)).toEqual([]);
    await elena.close();
    await sofia.close();
  });

  it('says what came meanwhile before a letter goes out, and sends it once that is read', async () => {
    const visited = await letterOf({ language: 'es', colors: 'light', width: WIDE });
    const { page } = visited;
    const { amends, seed } = served.current();
    await amends.call('POST', `${seed.promise.path}/messages`, { body: { text: 'Otra cosa: sigue sin llegar.' } });
    await page.getByRole('button', { name: 'Enviar al cliente' }).click();
    await page.getByText('El caso ha cambiado mientras escribía').waitFor();
    expect(await wrongIn(visited)).toEqual([]);
    expect(await letterIn(page).inputValue()).toBe(LETTER);
    await page.getByRole('button', { name: 'Enviar al cliente' }).click();
    await letterIn(page).waitFor({ state: 'detached' });
    // For half a minute it can be taken back, which the page offers.
    expect(await wrongIn(visited)).toEqual([]);
    await visited.close();
  });
});

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from '../../journeys/support/customers.ts';
import { stage } from '../../journeys/support/stage.ts';
import { signedIn, typeCredentials } from '../people.ts';
import { choose, isDone, press, type } from './desk.ts';
import { whoHas } from './team.ts';

const { api, run } = stage();

/** Who was first is heard of within so long, if not before; then nothing is left to confirm. */
const HEARD_MS = 10_000;

const LETTER = 'Mañana a las diez pasa un técnico a ver la nevera.';
const REASON = 'Con un bebé en casa no se espera.';

const filed = async (text: string) => succeeded(await api.complain({ text, language: 'es', customer: newCustomer() }));

/** A case of which the remedy is above what its owner may grant. */
const proposed = async () => {
  const { reference } = await filed(
    'Desde que instalaron la caldera nueva huele a gas en la cocina y tengo un bebé en casa. Nadie contesta.',
  );
  const examine = await whoHas(reference, 'examine');
  const owner = await api.as(examine.assignee);
  const questions = [{ domain: 'technical', question: '¿Es segura la caldera?' }];
  const findings = { cause: 'company-error', facts: 'Una junta mal apretada.', questions };
  succeeded(await owner.complete(examine.id, findings));
  const consult = await whoHas(reference, 'consult');
  const explanation = 'La junta se montó mal: conviene cambiar el aparato.';
  const opinion = { valid: true, liable: true, remedy: 'replacement', explanation };
  succeeded(await (await api.as(consult.assignee)).complete(consult.id, opinion));
  return whoHas(reference, 'approve');
};

/** Writes a verdict, up to where only the confirmation is missing. */
const writesVerdict = async (page: Page, taskId: string, reason: string): Promise<void> => {
  await page.goto(`${run.deskUrl}/t/${taskId}`);
  await choose(page, 'Su decisión', 'Aprobar la propuesta tal como está');
  await type(page.getByRole('region', { name: 'Su tarea' }), 'Motivo', reason);
  await press(page, 'Revisar');
  await page.getByRole('heading', { name: 'Revise antes de confirmar' }).waitFor();
};

const writesLetter = async (page: Page, reference: string): Promise<void> => {
  await page.goto(`${run.deskUrl}/c/${reference}`);
  await press(page, 'Escribir al cliente');
  await page.getByRole('textbox', { name: 'Mensaje al cliente' }).pressSequentially(LETTER);
};

await describeInBrowser('more than one person at the desk', (browser) => {
  it('Two decide on one proposal: the second reads who was first and when, and what they typed is still there', async () => {
    const { id, assignee } = await proposed();
    const [first, second] = [
      await signedIn(browser, run, { username: assignee }),
      await signedIn(browser, run, { username: 'sofia' }),
    ];
    await writesVerdict(second.page, id, REASON);
    await writesVerdict(first.page, id, 'Es lo justo.');
    await press(first.page, 'Confirmar');
    await isDone(first.page);
    // What the desk reads by itself in the meantime may have told the second before they confirm.
    const confirm = second.page.getByRole('button', { name: 'Confirmar', exact: true });
    await confirm.click({ timeout: HEARD_MS }).catch(() => undefined);
    const name = run.people.find(({ username }) => username === assignee)?.name;
    await second.page.getByText(new RegExp(`decidió ${name}, .*\\d{1,2}:\\d{2}`)).waitFor();
    await second.page.reload();
    await second.page.getByText(new RegExp(`decidió ${name}, .*\\d{1,2}:\\d{2}`)).waitFor();
    await second.page.getByText(REASON).first().waitFor();
    await Promise.all([first.close(), second.close()]);
  });

  it('The customer writes while the owner does: nothing is sent, what came is named, the letter is still there and goes out once it was read', async () => {
    const { reference, trackingUrl } = await filed('La nevera hace ruido desde el primer día.');
    const { assignee } = await whoHas(reference, 'examine');
    const { page, close } = await signedIn(browser, run, { username: assignee });
    // The owner sends before the desk has heard of it by itself.
    await page.route('**/desk/changes*', () => {});
    await writesLetter(page, reference);
    succeeded(await api.write(trackingUrl, 'Ahora además gotea.'));
    await press(page, 'Enviar al cliente');
    await page.getByText('El caso ha cambiado mientras escribía').waitFor();
    await page
      .getByText(/El cliente ha escrito/)
      .first()
      .waitFor();
    expect(await page.getByRole('textbox', { name: 'Mensaje al cliente' }).inputValue()).toBe(LETTER);
    await page.getByText('Ahora además gotea.').first().waitFor();
    await press(page, 'Enviar al cliente');
    await page.getByText(LETTER).first().waitFor();
    await page.getByRole('textbox', { name: 'Mensaje al cliente' }).waitFor({ state: 'detached' });
    await close();
  });

  it('The session ends in the middle of a letter: whoever signs in again finds it as it was', async () => {
    const { reference } = await filed('La factura de marzo no cuadra con el contrato.');
    const { assignee } = await whoHas(reference, 'examine');
    const { page, close } = await signedIn(browser, run, { username: assignee });
    await page.clock.install();
    await writesLetter(page, reference);
    await page.clock.fastForward('15:05');
    await page.getByRole('dialog', { name: 'Su sesión ha terminado' }).waitFor();
    await page.getByRole('button', { name: 'Entrar de nuevo' }).last().click();
    const letter = page.getByRole('textbox', { name: 'Mensaje al cliente' });
    const username = page.locator('input[name=username]');
    await username.or(letter).first().waitFor();
    if (await username.isVisible()) await typeCredentials(page, run, assignee);
    await letter.waitFor();
    expect(await letter.inputValue()).toBe(LETTER);
    await close();
  });
});

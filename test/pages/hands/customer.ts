import { randomInt } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { linkIn } from '#local/demo/answer.ts';
import { eventually, PATIENCE_SECONDS } from '../../journeys/support/eventually.ts';
import { stage } from '../../journeys/support/stage.ts';
import { customerPage, fileOnForm } from '../people.ts';

const { api, run } = stage();

/** The customer, with an address and a number of their own: two who share one would be asked who they are. */
export const marta = (mark = String(randomInt(100_000, 1_000_000))) => ({
  'Cuéntenoslo con sus palabras':
    'Desde que instalaron la caldera nueva huele a gas en la cocina y tengo un bebé en casa. He llamado cuatro veces y nadie contesta.',
  'Producto o servicio (opcional)': 'Caldera Brasa 24',
  'Número de pedido o de contrato (opcional)': 'LU-20481',
  'Nombre (opcional)': 'Marta Olmedo',
  'Correo electrónico (opcional)': `marta.olmedo.${mark}@example.com`,
  'Teléfono (opcional)': `+34 600 ${mark.slice(0, 3)} ${mark.slice(3)}`,
});
export type Marta = ReturnType<typeof marta>;

/** The customer files on the form; the page that comes next is the receipt, with what to do now. */
export const files = async (browser: Browser, customer: Marta): Promise<string> => {
  const { page, close } = await customerPage(browser);
  const trackingUrl = await fileOnForm(page, run, customer);
  const main = (await page.locator('main').textContent()) ?? '';
  expect(main).toContain('112');
  const [reference = ''] = /AM-[0-9A-Z]{8}/.exec(main) ?? [];
  expect(reference).not.toBe('');
  expect(linkIn(trackingUrl)).toBe(trackingUrl);
  await close();
  return reference;
};

/** The newest mail to a customer about something: its words, or what is looked for in them. */
const mailWith = (address: string, subject: RegExp, part = /^.*$/s): Promise<string> =>
  eventually(`a mail about ${subject}`, async () => {
    const mail = (await api.mailsTo(address)).findLast(({ Subject }) => subject.test(Subject));
    return mail && part.exec(mail.BodyText)?.[0];
  });

/** Opens the page from a mail, as somebody does who reads it. @returns the words of that mail */
const fromMail = async (page: Page, address: string, subject: RegExp): Promise<string> => {
  const text = await mailWith(address, subject);
  await page.goto(linkIn(text) ?? '');
  return text;
};

/** The customer reads the first mail and opens its link: from now on we know that the address is theirs, and letters go there whole. */
export const opensFirstMail = async (browser: Browser, address: string): Promise<void> => {
  const { page, close } = await customerPage(browser);
  expect(await fromMail(page, address, /^Su seguridad, lo primero/)).toContain('112');
  await page.getByText('Caldera Brasa 24').first().waitFor();
  await close();
};

/** A page without script goes on by loading another. */
const submit = async (page: Page, name: string): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);
};

/** The customer opens the offer from the mail, chooses, reads the agreement, and only then accepts. @returns the words of the mail */
export const accepts = async (browser: Browser, address: string): Promise<string> => {
  const { page, close } = await customerPage(browser);
  const text = await fromMail(page, address, /^Nuestra propuesta/);
  await page
    .getByRole('radio', { name: /aparato nuevo|cambio/i })
    .first()
    .check();
  await submit(page, 'Continuar');
  const review = (await page.locator('main').textContent()) ?? '';
  expect(review).toContain('Lea el acuerdo antes de aceptarlo');
  expect(review).toContain('Todavía no ha aceptado nada');
  await submit(page, 'Acepto este acuerdo');
  // What is worth so much is accepted with the code that the mail brings.
  await page.locator('input[name=code]').fill((await mailWith(address, /^Su código/, /^\s*\d{6}\s*$/m)).trim());
  await submit(page, 'Acepto este acuerdo');
  const here = page.url();
  await eventually(
    'the agreement on the page',
    async () => {
      await page.goto(here);
      return (await page.getByText('Descargar el acuerdo (PDF)').count()) > 0;
    },
    PATIENCE_SECONDS,
    1000,
  );
  await close();
  return text;
};

/** The customer rates what was done, on the page that the agreement came with. */
export const rates = async (browser: Browser, address: string, score: number): Promise<void> => {
  const { page, close } = await customerPage(browser);
  await fromMail(page, address, /^Nuestro acuerdo/);
  for (const name of ['score', 'service'])
    await page.locator(`input[type=radio][name=${name}][value="${score}"]`).check();
  await submit(page, (await page.locator('section[aria-labelledby=survey] button').textContent()) ?? '');
  await page.getByText('Hemos recibido su valoración').waitFor();
  await close();
};

import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { type CaseView, succeeded } from '#tools/api-client.ts';
import { eventually } from '../../journeys/support/eventually.ts';
import { stage } from '../../journeys/support/stage.ts';
import { PHONE, type Seat, signedIn } from '../people.ts';
import { choose, fitsPhone, isDone, openFromQueue, press, taskOnCase, type } from './desk.ts';

const { api, run } = stage();

/** What somebody who watches sees of the case; acts on nothing. */
const watched = async (reference: string): Promise<CaseView> =>
  succeeded(await (await api.as('andres')).case(reference));

/** Who has the open task of a kind, once there is one. */
export const whoHas = (reference: string, kind: string): Promise<{ id: string; assignee: string }> =>
  eventually(`somebody has the task ${kind}`, async () => {
    const { tasks } = await watched(reference);
    const task = tasks.find((one) => one.kind === kind && one.status === 'open');
    return task?.assignee ? { id: task.id, assignee: task.assignee } : undefined;
  });

/** Somebody of the team at the desk: what they saw of the browser's faults is held against them at the end. */
const atDesk = async (
  browser: Browser,
  username: string,
  act: (seat: Seat) => Promise<void>,
  isPhone = false,
): Promise<void> => {
  const seat = await signedIn(browser, run, { username, ...(isPhone && { viewport: PHONE }) });
  await act(seat);
  expect(seat.faults).toEqual([]);
  await seat.close();
};

/** Whoever is on duty sees the call on top of everything, makes it, and writes down what was said. */
export const calls = async (browser: Browser, reference: string): Promise<void> => {
  const { assignee } = await whoHas(reference, 'call');
  await atDesk(browser, assignee, async ({ page }) => {
    const banner = page.getByRole('region', { name: /llamadas? por hacer ahora/ });
    await banner.getByText('Llame ya').first().waitFor();
    await eventually('the call in the title', async () => /^\(\d+!\) /.test(await page.title()));
    await banner.getByRole('link', { name: reference }).click();
    const form = taskOnCase(page, 'Llamar ya al cliente: puede haber peligro');
    await form.getByRole('link', { name: /Llamar al \+34 ?600/ }).waitFor();
    await choose(form, '¿Ha hablado con el cliente?', 'Sí');
    await type(
      form,
      'Qué se dijo, o cuándo y cómo lo intentó',
      'Han salido de casa, el bebé está bien y el 112 está allí.',
    );
    await choose(form, '¿Están a salvo quienes están allí? - si hace falta', 'Sí');
    await press(form, 'Guardar lo hecho');
    await isDone(page);
    await banner.getByRole('link', { name: reference }).waitFor({ state: 'detached' });
  });
};

/** The owner finds the case in the queue, writes what was found, and asks an expert. */
export const examines = async (browser: Browser, reference: string): Promise<void> => {
  const { assignee } = await whoHas(reference, 'examine');
  await atDesk(browser, assignee, async ({ page }) => {
    await openFromQueue(page, reference);
    await page.getByText('nota.txt').first().waitFor();
    const form = taskOnCase(page, 'Examinar la reclamación');
    await choose(form, 'Por qué ha pasado', 'Error nuestro');
    await type(form, 'Hechos', 'El técnico dejó una junta mal apretada.');
    await type(
      form,
      'Qué ha pasado, para el cliente - si hace falta',
      'Una junta de la caldera quedó mal apretada al instalarla.',
    );
    await press(form, 'Preguntar a un experto');
    const asked = form.getByRole('group', { name: 'Pregunta 1' });
    await asked.getByLabel('A quién').selectOption({ label: 'Técnico' });
    await type(asked, 'Pregunta 1', '¿Es segura la caldera tras cambiar la junta?');
    await press(form, 'Terminar el examen');
    await isDone(page);
  });
};

/** The expert reads the question, and nothing of who asks or what it costs, on the page or in any answer behind it. */
export const answersAsExpert = async (browser: Browser, reference: string): Promise<void> => {
  const { assignee, id } = await whoHas(reference, 'consult');
  await atDesk(browser, assignee, async ({ page }) => {
    const behind: Promise<string>[] = [];
    page.on('response', (response) => {
      // What a page that is left was still reading can no longer be read.
      if (response.headers()['content-type']?.includes('json')) behind.push(response.text().catch(() => ''));
    });
    await page.goto(`${run.deskUrl}/t/${id}`);
    await page.getByText('¿Es segura la caldera tras cambiar la junta?').first().waitFor();
    const shown = (await page.locator('main').textContent()) ?? '';
    for (const text of [shown, ...(await Promise.all(behind))])
      expect(text).not.toMatch(/\bMarta\b|\bOlmedo\b|\+34 ?600|€|"(cost|ceiling|limit)"/);
    await choose(page, '¿Tiene razón quien reclama?', 'Sí');
    await choose(page, '¿Respondemos nosotros?', 'Sí');
    await page.getByLabel('Qué lo arreglaría').selectOption({ label: 'Un aparato nuevo' });
    await type(
      page,
      'Explicación para el cliente',
      'La junta se montó mal y no se puede garantizar el quemador: conviene cambiar el aparato.',
    );
    await page.getByText('Así lo leerá el cliente').waitFor();
    await press(page, 'Dar el dictamen');
    await isDone(page);
  });
};

/** The approver decides on a phone: chooses, gives a reason, reviews, confirms. */
export const approves = async (browser: Browser, reference: string): Promise<void> => {
  const { assignee } = await whoHas(reference, 'approve');
  await atDesk(
    browser,
    assignee,
    async ({ page }) => {
      await page.goto(`${run.deskUrl}/q/approvals`);
      await page.locator('li.row', { hasText: reference }).getByRole('link').first().click();
      await page.getByRole('heading', { level: 1, name: 'Decidir sobre una propuesta' }).waitFor();
      await fitsPhone(page);
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
      await choose(page, 'Su decisión', 'Aprobar la propuesta tal como está');
      await type(page, 'Motivo', 'La seguridad de un bebé no se discute.');
      await press(page, 'Revisar');
      await page.getByRole('heading', { name: 'Revise antes de confirmar' }).waitFor();
      await fitsPhone(page);
      await press(page, 'Confirmar');
      await isDone(page);
    },
    true,
  );
};

/** The owner reads the text that the customer gets, and sends it. @returns the text */
export const releases = async (browser: Browser, reference: string): Promise<string> => {
  const { assignee } = await whoHas(reference, 'release');
  let text = '';
  await atDesk(browser, assignee, async ({ page }) => {
    await openFromQueue(page, reference);
    const form = taskOnCase(page, 'Leer y enviar lo que recibe el cliente');
    text =
      (await form.getByRole('region', { name: 'El texto que recibe el cliente' }).locator('.letter').textContent()) ??
      '';
    await choose(form, 'Qué hace con ello', 'Enviarlo tal como está');
    await press(form, 'Enviar al cliente');
    await isDone(page);
  });
  return text;
};

/** Whoever promised something says that it is kept, and where that can be checked. */
export const keepsPromises = async (browser: Browser, reference: string): Promise<void> => {
  const { assignee } = await whoHas(reference, 'promise');
  const isOpen = async () =>
    (await watched(reference)).tasks.some(({ kind, status }) => kind === 'promise' && status === 'open');
  await atDesk(browser, assignee, async ({ page }) => {
    while (await isOpen()) {
      await page.goto(`${run.deskUrl}/q/mine`);
      await openFromQueue(page, reference);
      const form = taskOnCase(page, 'Cumplir un compromiso');
      await choose(form, '¿Se ha cumplido?', 'Sí, está cumplido');
      await type(
        form,
        'Qué se hizo, cuándo y dónde se puede comprobar',
        'Caldera nueva montada el lunes; parte firmado 5512.',
      );
      await press(form, 'Guardar lo hecho');
      await isDone(page);
    }
  });
};

/** The case by the public API once the customer has rated it and nothing is left to do. */
export const ratedCase = (reference: string): Promise<CaseView> =>
  eventually('the score', async () => {
    const view = await watched(reference);
    return view.status === 'kept' && view.history.some(({ type }) => type === 'survey-answered') && view;
  });

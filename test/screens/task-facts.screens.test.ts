import { describe, expect, it } from 'vitest';
import { letter, verdicts } from '#test/channels/email/letters.ts';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { taskOf } from '#test/support/desk-in-browser/demo-cases.ts';
import { signIn, type Visit, visit } from '#test/support/desk-in-browser/visit.ts';
import { mailIn } from '#test/support/mail-in.ts';
import { axeFinds, overflows } from './support/checks.ts';
import { servedDemo } from './support/desk-under-test.ts';
import { PHONE, WIDE } from './support/faults.ts';

const LOOKS = [
  { language: 'es', colors: 'light', width: PHONE },
  { language: 'en', colors: 'dark', width: WIDE },
] as const;

const wrongIn = async ({ page, faults }: Visit): Promise<string[]> => [
  ...(await axeFinds(page)),
  ...(await overflows(page)),
  ...faults.splice(0),
];

await describeInBrowser('What is asked for while a task is decided', (browser) => {
  const served = servedDemo();

  describe.each(LOOKS)('in $language at $width px', (looks) => {
    // Of its own: what was chosen before would be there as a draft.
    const fresh = servedDemo();
    it('shows room, options and candidates on demand, and hides the room again', async () => {
      const { seed } = fresh.current();
      const visited = await visit(browser, fresh.current(), looks);
      const { page } = visited;
      const isSpanish = looks.language === 'es';
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await signIn(visited, fresh.current(), 'elena', `/desk/t/${await taskOf(seed.approve, 'approve')}`);
      const show = page.getByRole('button', { name: isSpanish ? 'Ver el margen' : 'Show the room' });
      await show.waitFor();
      expect(asked.filter((path) => /\/(?:room|options|candidates)$/.test(path))).toEqual([]);
      await show.click();
      const room = page.getByRole('region', { name: isSpanish ? 'Margen del caso' : 'Room of the case' });
      await room.locator('dd').first().waitFor();
      expect(await wrongIn(visited)).toEqual([]);
      await page.getByRole('button', { name: isSpanish ? 'Ocultar el margen' : 'Hide the room' }).click();
      await room.locator('dd').first().waitFor({ state: 'detached' });
      await page.getByLabel(isSpanish ? 'Cambiarla: elegir otras opciones' : /^Change it/).check({ force: true });
      await page.getByRole('checkbox').first().waitFor();
      expect(await page.getByRole('checkbox').count()).toBeGreaterThan(1);
      await page.locator('summary', { hasText: isSpanish ? 'Pasarla a otra persona' : 'Hand it over' }).click();
      await page.locator('select option:disabled').first().waitFor({ state: 'attached' });
      expect(await wrongIn(visited)).toEqual([]);
      await visited.close();
    });
  });

  it('A file of a case is saved and not shown, and the desk stays where it is', async () => {
    const { amends } = served.current();
    const body = [
      '--b',
      'Content-Type: text/plain',
      '',
      'La foto.',
      '--b',
      'Content-Type: image/png; name="placa.png"',
    ];
    const photo = [...body, 'Content-Transfer-Encoding: base64', '', 'iVBORw0KGgoAAAANSUhEUg==', '--b--', ''].join(
      '\n',
    );
    const headers = { 'Authentication-Results': verdicts({}), 'Content-Type': 'multipart/mixed; boundary="b"' };
    await mailIn(amends, letter({ ...headers, 'Message-ID': '<f@example.com>' }, photo));
    const heads = amends.memory.all().filter(({ sk }) => sk === 'CASE');
    const newest = heads.toSorted((a, b) => String(a['caseId']).localeCompare(String(b['caseId']))).at(-1);
    const visited = await visit(browser, served.current(), LOOKS[1]);
    const { page } = visited;
    await page.route('https://files.example/**', (route) =>
      route.fulfill({ body: 'bytes', headers: { 'content-disposition': 'attachment; filename="AM.png"' } }),
    );
    await signIn(visited, served.current(), 'sofia', `/desk/c/${newest?.['reference']}`);
    const button = page.getByRole('button', { name: 'Download placa.png' }).first();
    await button.waitFor();
    const at = page.url();
    const [saved] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(saved.suggestedFilename()).toBe('AM.png');
    expect(page.url()).toBe(at);
    await page.getByText('The download has begun').first().waitFor();
    expect(await wrongIn(visited)).toEqual([]);
    await visited.close();
  });

  it('Many tasks are handed over by one request, with an answer for each', async () => {
    const visited = await visit(browser, served.current(), LOOKS[0]);
    const { page } = visited;
    await signIn(visited, served.current(), 'lucia', '/desk/q/mine');
    await page.locator('[data-row]').first().waitFor();
    const asked: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && asked.push(new URL(request.url()).pathname));
    const marks = page.locator('[data-row] input[type=checkbox]');
    // Where the bar of what is selected lies over the next one, whoever presses it scrolls first.
    for (const row of [0, 1]) await marks.nth(row).check();
    await page.getByRole('button', { name: /Pasar/ }).first().click();
    const dialog = page.locator('dialog[open]');
    await dialog.locator('select').selectOption('mateo');
    await dialog.locator('textarea').fill('Está de baja hasta el lunes.');
    await dialog.getByRole('button', { name: 'Pasar 2 tareas' }).click();
    await dialog.getByText(/Se han pasado \d de 2/).waitFor();
    expect(asked.filter((path) => path.endsWith('/hand-over'))).toEqual(['/desk/tasks/hand-over']);
    expect(await wrongIn(visited)).toEqual([]);
    await visited.close();
  });
});

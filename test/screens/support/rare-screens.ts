import type { Page } from 'playwright-core';
import type { RareCases, RareName } from '#test/support/desk-in-browser/rare-cases.ts';
import { at, press, type Screen, screensOf, sentEmpty, unfold, unfolded } from './screens.ts';

const { caseAt, taskAt } = screensOf<RareName>();

type Prepare = NonNullable<Screen<RareCases>['prepare']>;

const then = (screen: Screen<RareCases>, what: string, prepare: Prepare): Screen<RareCases> => ({
  ...screen,
  name: `${screen.name}, ${what}`,
  prepare,
});

const button = (page: Page, name: RegExp) => page.getByRole('button', { name }).first();

/** Chooses to change what is to be released, which shows the words, options and texts of the policy as fields. */
const changes: Prepare = async (page) => {
  await page
    .getByLabel(/^(Cambiarlo y enviarlo|Change it and send it)$/)
    .first()
    .check({ force: true });
  await page.locator('textarea').first().waitFor();
};

/** Commits the company to something in the letter, and looks at the letter as it will be. */
const commits: Prepare = async (page) => {
  await changes(page);
  await button(page, /^(Añadir un compromiso|Add a commitment)$/).click();
  const day = page.locator('fieldset.group input[type=date]').first();
  await day.waitFor();
  await day.fill((await day.getAttribute('min')) ?? '');
  const words = page.locator('fieldset.group textarea').first();
  await words.fill(`${await words.inputValue()} una llave nueva.`);
  await button(page, /^(Ver la carta con los cambios|See the letter with the changes)$/).click();
  await page.locator('.preview [aria-live="polite"]', { hasText: /\S/ }).first().waitFor();
};

/** Shows what the case may cost. */
const showsRoom: Prepare = async (page) => {
  await button(page, /^(Ver el margen|Show the room)/).click();
  await page.locator('dl.facts dd').first().waitFor();
};

/** Asks for another opinion with nothing in the form. */
const asksThird: Prepare = async (page) => {
  const third = () => button(page, /^(Pedir otro dictamen|Ask for another opinion)$/);
  await third().click();
  await page.locator('select').first().waitFor();
  await third().click();
  await page.locator('[aria-live="assertive"]', { hasText: /\S/ }).first().waitFor();
};

const EVIDENCE = /^(Obtener el expediente|Take the evidence)$/;

/** Takes the evidence of a case; the browser keeps what is saved to itself. */
const takesEvidence: Prepare = async (page) => {
  await page.route('https://files.example/**', (route) =>
    route.fulfill({ body: 'bytes', headers: { 'content-disposition': 'attachment; filename="AM.zip"' } }),
  );
  const saved = page.waitForEvent('download');
  await button(page, EVIDENCE).click();
  await saved;
  await page.unrouteAll({ behavior: 'ignoreErrors' });
};

const evidenceFails: Prepare = async (page) => {
  await page.route('**/evidence', (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"title":"Failed on purpose"}' }),
  );
  await button(page, EVIDENCE).click();
  await page.locator('aside [aria-live="assertive"]', { hasText: /\S/ }).first().waitFor();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
};

/** Begins a letter, where a call would be better. */
const writes: Prepare = async (page) => {
  await button(page, /^(Escribir al cliente|Write to the customer)$/).click();
  await page.locator('.composer-letter textarea').waitFor();
};

/** Sends every form of a page as it is, so that each says what is missing. */
const sendsAll: Prepare = async (page) => {
  for (const form of await page.locator('main .asked-form').all())
    await form.locator('button[class*="variant-primary"]').first().click();
  await page.locator('main [aria-live="assertive"]', { hasText: /\S/ }).first().waitFor();
};

/** Asks what a lower ceiling would have made of the cases that are there. */
const asksWhatIf: Prepare = async (page) => {
  await page.locator('main input[inputmode=decimal]').first().fill('1');
  await button(page, /^(Calcular|Reckon)$/).click();
  await page.locator('table').first().waitFor();
};

const opensShift: Prepare = (page) =>
  page
    .locator('main summary', { hasText: /^(Cambiar este turno|Change this shift)$/ })
    .first()
    .click();

/** Sends what is told of somebody new with nothing in it. */
const addsNobody: Prepare = async (page) => {
  await page.locator('main summary', { hasText: /^(Añadir a una persona|Add somebody)$/ }).click();
  await page.locator('main .asked-form button[class*="variant-primary"]').first().click();
  await page.locator('main [aria-live="assertive"]', { hasText: /\S/ }).first().waitFor();
};

const incidentAt = (state: keyof RareCases['incidents'], who: string): Screen<RareCases> => ({
  name: `incident, ${state}, ${who}`,
  who,
  path: ({ incidents }) => `/desk/f/${incidents[state]}`,
});

/** One failure that many complain about, as supervisors decide on it and as others read it. */
const confirmedIncident = incidentAt('confirmed', 'sofia');
const incidents = [
  confirmedIncident,
  unfolded(confirmedIncident),
  then(unfolded(confirmedIncident), 'all sent empty', async (page) => {
    await unfold(page);
    await sendsAll(page);
  }),
  incidentAt('confirmed', 'andres'),
  incidentAt('confirmed', 'lucia'),
  unfolded(incidentAt('suspected', 'sofia')),
  incidentAt('storm', 'andres'),
  incidentAt('over', 'sofia'),
  incidentAt('none', 'sofia'),
  at('incidents, some', 'sofia', '/desk/f'),
  at('incidents for somebody who leads nobody', 'lucia', '/desk/f'),
];

const differ = taskAt('differ', 'reconcile', 'andres');
const failed = taskAt('failed', 'promise', 'mateo');
const misuse = taskAt('misuse', 'release', 'mateo');

/** What somebody has to decide that seldom has to be. */
const tasks = [
  differ,
  taskAt('third', 'third-opinion', 'berta'),
  failed,
  misuse,
  taskAt('reply', 'reply', 'sofia'),
  taskAt('acceptance', 'acceptance', 'lucia'),
  taskAt('secondPerson', 'second-person', 'nadia'),
  taskAt('deliver', 'deliver', 'lucia'),
  taskAt('confirmCustomer', 'confirm-customer', 'lucia'),
  taskAt('overLimit', 'over-limit', 'nadia'),
  taskAt('beyondBudget', 'approve', 'andres'),
  taskAt('denied', 'reply', 'lucia'),
  taskAt('unsuited', 'meeting', 'nadia'),
];

export const rareScreens: Screen<RareCases>[] = [
  ...tasks,
  ...tasks.map(sentEmpty),
  // There is nothing that has to be filled in: a draft is there.
  taskAt('broken', 'update', 'andres'),
  taskAt('disputed', 'update', 'mateo'),
  then(differ, 'a third opinion asked for without words', asksThird),
  taskAt('third', 'reconcile', 'sofia'),
  taskAt('underWay', 'promise', 'nadia'),
  taskAt('late', 'promise', 'nadia'),
  then(misuse, 'changed', changes),
  then(misuse, 'with a commitment and the letter as it will be', commits),
  then(misuse, 'with its room', showsRoom),
  then(taskAt('many', 'examine', 'lucia'), 'with its room', showsRoom),
  caseAt('broken', 'andres'),
  caseAt('differ', 'sofia'),
  unfolded(caseAt('third', 'sofia')),
  caseAt('failed', 'mateo'),
  caseAt('many', 'lucia'),
  then(caseAt('many', 'lucia'), 'about to write', writes),
  then(caseAt('many', 'lucia'), 'its evidence taken', takesEvidence),
  then(caseAt('many', 'lucia'), 'its evidence not to be had', evidenceFails),
  caseAt('reply', 'sofia'),
  unfolded(caseAt('merged', 'sofia')),
  caseAt('stalled', 'sofia'),
  caseAt('disputed', 'sofia'),
  caseAt('denied', 'sofia'),
  caseAt('overLimit', 'nadia'),
  caseAt('proposed', 'sofia'),
  caseAt('chosen', 'sofia'),
  caseAt('unsuited', 'sofia'),
  at('wall with budgets that end', 'sofia', '/desk/s'),
  at('wall for somebody who leads nobody', 'lucia', '/desk/s'),
  at('corrective action of which it is known whether complaints fell', 'sofia', '/desk/a/long-done'),
  at('who works here, after changes', 'sofia', '/desk/p'),
  at('who works here, as another supervisor confirms', 'andres', '/desk/p'),
  then(at('who works here, a shift of the rota', 'andres', '/desk/p'), 'unfolded', opensShift),
  then(at('who works here, somebody new', 'sofia', '/desk/p'), 'sent empty', addsNobody),
  at('who works here, for somebody who leads nobody', 'lucia', '/desk/p'),
  unfolded(at('insights of a month', 'sofia', '/desk/i')),
  at('insights of a year by cause', 'sofia', '/desk/i?days=365&by=cause'),
  at('insights for somebody who leads nobody', 'lucia', '/desk/i'),
  then(at('what-if', 'sofia', '/desk/w'), 'answered', asksWhatIf),
  at('what-if for somebody who leads nobody', 'lucia', '/desk/w'),
  ...incidents,
  unfolded(caseAt('inTheDark', 'sofia')),
  caseAt('inTheDarkToo', 'lucia'),
  unfolded(caseAt('differ', 'andres')),
  ...['stalled', 'undelivered', 'arrivals', 'untold'].map((list) =>
    at(`wall, ${list}`, 'sofia', `/desk/s?list=${list}`),
  ),
  { ...at('queue, mine', 'andres', '/desk/q/mine'), prepare: press('[data-row] input[type=checkbox]') },
];

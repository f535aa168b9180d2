import type { Page } from 'playwright-core';
import type { Cast } from '#test/support/cast.ts';
import { type DemoCases, taskOf } from '#test/support/desk-in-browser/demo-cases.ts';
import { VIEWS } from '../../../desk/app/views.ts';

/** A screen of the desk in one of its states, and who looks at it. */
export type Screen<Cases = DemoCases> = {
  name: string;
  who: string;
  path: (cases: Cases) => string | Promise<string>;
  /** What is done on it first, such as opening a dialog. */
  prepare?: (page: Page) => Promise<void>;
};

/** An address of no screen. */
export const LEADS_NOWHERE = '/desk/nothing-here';

export const at = (name: string, who: string, path: string): Screen<unknown> => ({ name, who, path: () => path });

/** The screens of a case and of its open task of a kind, among cases that have names. */
export const screensOf = <Name extends string>() => ({
  caseAt: (state: Name, who: string): Screen<Record<Name, Cast>> => ({
    name: `case, ${state}`,
    who,
    path: async (cases) => `/desk/c/${(await cases[state].head()).reference}`,
  }),
  taskAt: (state: Name, kind: string, who: string): Screen<Record<Name, Cast>> => ({
    name: `task, ${kind} of ${state}`,
    who,
    path: async (cases) => `/desk/t/${await taskOf(cases[state], kind)}`,
  }),
});

const { caseAt, taskAt } = screensOf<keyof DemoCases>();

/** Sends the form of a task with nothing in it, so that it says what is missing. */
const sendEmpty = async (page: Page): Promise<void> => {
  await page.locator('section[aria-labelledby="decision"] button[class*="variant-primary"]').first().click();
  await page.locator('[aria-live="assertive"]', { hasText: /\S/ }).first().waitFor();
};

export const sentEmpty = <Cases>(task: Screen<Cases>): Screen<Cases> => ({
  ...task,
  name: `${task.name}, sent empty`,
  prepare: sendEmpty,
});

const MOST_FOLDED = 80;

/** Everything that is folded is opened, so that it is looked at as well. */
export const unfold = async (page: Page): Promise<void> => {
  const folded = page.locator('details:not([open]) > summary');
  for (let turn = 0; turn < MOST_FOLDED && (await folded.count()) > 0; turn++) await folded.first().click();
};

export const unfolded = <Cases>(screen: Screen<Cases>): Screen<Cases> => ({
  ...screen,
  name: `${screen.name}, unfolded`,
  prepare: async (page) => {
    await screen.prepare?.(page);
    await unfold(page);
    await page.waitForLoadState('networkidle');
  },
});

export const press = (place: string) => (page: Page) => page.locator(place).first().click();

/** Screens that show a list of something, which may be empty. */
export const lists: Screen[] = [
  at('queue, mine', 'lucia', '/desk/q/mine'),
  ...VIEWS.filter((view) => view !== 'mine').map((view) => at(`queue, ${view}`, 'sofia', `/desk/q/${view}`)),
  at('wall', 'sofia', '/desk/s'),
  at('wall on a television', 'sofia', '/desk/s?tv=true'),
  at('insights', 'sofia', '/desk/i'),
  at('manual', 'sofia', '/desk/m'),
  at('what-if', 'sofia', '/desk/w'),
  at('incidents', 'sofia', '/desk/f'),
  at('corrective actions', 'sofia', '/desk/a'),
  at('deliveries', 'sofia', '/desk/d'),
  at('me and the team', 'sofia', '/desk/settings'),
  at('who works here', 'sofia', '/desk/p'),
  at('search without a hit', 'lucia', '/desk/find?q=nadie@correo.example'),
  at('search without words', 'lucia', '/desk/find'),
  at('new complaint', 'lucia', '/desk/new'),
];

/** What somebody has to decide, on a page of its own. */
const tasks: Screen[] = [
  taskAt('call', 'call', 'lucia'),
  taskAt('contact', 'contact', 'nadia'),
  taskAt('examine', 'examine', 'lucia'),
  taskAt('consult', 'consult', 'iker'),
  taskAt('approve', 'approve', 'elena'),
  taskAt('approve', 'escalation', 'sofia'),
  taskAt('approve', 'outage-update', 'andres'),
  taskAt('release', 'release', 'nadia'),
  taskAt('declined', 'points', 'mateo'),
  taskAt('completion', 'completion', 'lucia'),
];

/** One of the corrective actions of the demo. */
const anAction = (name: string, title: RegExp): Screen => ({
  ...at(`corrective action ${name}`, 'andres', '/desk/a'),
  prepare: async (page) => {
    await page.locator('main a[href*="/desk/a/"]', { hasText: title }).first().click();
    await page.locator('main h1', { hasText: title }).waitFor();
    await page.waitForLoadState('networkidle');
  },
});

/** One of something that has a screen of its own, at an address of none. */
const ones: Screen[] = [
  at('incident that is not there', 'sofia', '/desk/f/none'),
  at('entry of the manual that is not there', 'sofia', '/desk/m/none'),
  at('corrective action that is not there', 'sofia', '/desk/a/none'),
];

/** Screens of what is there only in the demo. */
export const matters: Screen[] = [
  at('search', 'lucia', '/desk/find?q=marta.olmedo@correo.example'),
  caseAt('call', 'nadia'),
  caseAt('examine', 'lucia'),
  caseAt('completion', 'mateo'),
  caseAt('consult', 'lucia'),
  caseAt('approve', 'sofia'),
  caseAt('release', 'lucia'),
  caseAt('offer', 'lucia'),
  caseAt('declined', 'nadia'),
  caseAt('promise', 'lucia'),
  caseAt('closed', 'lucia'),
  caseAt('english', 'mateo'),
  ...tasks,
  ...tasks.map(sentEmpty),
  ...[caseAt('examine', 'lucia'), caseAt('closed', 'sofia'), taskAt('approve', 'approve', 'elena')].map(unfolded),
  { ...at('queue with a row selected', 'lucia', '/desk/q/mine'), prepare: press('[data-row] input[type=checkbox]') },
  at('queue in which nothing fits', 'lucia', '/desk/q/mine?q=nobody-is-called-so'),
  {
    ...at('new complaint, sent empty', 'lucia', '/desk/new'),
    prepare: press('.asked-form button[class*="variant-primary"]'),
  },
  { ...at('me and the team, a dialog', 'sofia', '/desk/settings'), prepare: press('main ul.rows button') },
  { ...at('who works here, somebody', 'sofia', '/desk/p'), prepare: press('main ul.rows summary') },
  {
    ...at('a menu of the top bar', 'lucia', '/desk/q/mine'),
    prepare: (page) => page.getByRole('button', { name: /^(Idioma|Language)/ }).click(),
  },
  {
    name: 'task that somebody has decided',
    who: 'sofia',
    path: async ({ approve }) => `/desk/t/${approve.caseId}.examine.1`,
  },
  {
    ...at('entry of the manual', 'sofia', '/desk/m'),
    prepare: async (page) => {
      await page.locator('main a[href*="/desk/m/"]').first().click();
      await page.waitForLoadState('networkidle');
    },
  },
  anAction('under way', /Leer los contadores/),
  unfolded(anAction('to be told', /Emitir el seguro/)),
  anAction('given up', /Cambiar el programa/),
  at('corrective actions for somebody who leads nobody', 'lucia', '/desk/a'),
  at('me and the team, praised', 'lucia', '/desk/settings'),
  ...ones,
  at('case that is not there', 'lucia', '/desk/c/AM-22222222'),
  at('task that is not there', 'lucia', '/desk/t/01938f6a-0000-7000-8000-000000000999.examine.1'),
  at('address that is not there', 'lucia', LEADS_NOWHERE),
];

/** Screens whose answers may fail to come: one of each that asks for something of its own. */
export const asking: Screen[] = [
  ...lists.filter(({ name }) =>
    /^(queue, (mine|cases)|wall|insights|manual|corrective|what-if|incidents|deliveries|me|who works|search without a hit|new)/.test(
      name,
    ),
  ),
  ...ones,
  caseAt('examine', 'lucia'),
  taskAt('examine', 'examine', 'lucia'),
  taskAt('approve', 'approve', 'elena'),
];

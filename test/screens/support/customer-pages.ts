import type { Page } from 'playwright-core';
import type { DemoCases } from '#test/support/desk-in-browser/demo-cases.ts';
import type { RareCases } from '#test/support/desk-in-browser/rare-cases.ts';
import { inPage } from './checks.ts';

/** A page that customers see, in one of its states. */
export type CustomerPage<Cases = DemoCases> = {
  name: string;
  path: (cases: Cases) => string;
  prepare?: (page: Page) => Promise<void>;
};

/** Sends a form as a browser does that knows nothing of required fields, so that the page itself has to say what is missing. */
const sendAsItIs =
  (button: string) =>
  async (page: Page): Promise<void> => {
    await inPage(
      page,
      'for (const form of document.forms) form.noValidate = true; for (const one of document.querySelectorAll("details")) one.open = true',
    );
    await Promise.all([page.waitForEvent('load'), page.locator(button).first().click()]);
    await page.locator('.problem').waitFor();
  };

/** Everything that is folded is opened, so that it is looked at as well. */
const unfolded = (page: Page): Promise<void> =>
  inPage(page, 'for (const one of document.querySelectorAll("details")) one.open = true');

const chooseFirst = async (page: Page): Promise<void> => {
  await page.locator('input[name=decision][value^="accept:"]').first().check();
  await Promise.all([page.waitForEvent('load'), page.locator('form[action*="/answer"] button').first().click()]);
};

const tracking = (state: keyof DemoCases): CustomerPage[] => [
  { name: `tracking page, ${state}`, path: (cases) => cases[state].path },
  { name: `tracking page, ${state}, unfolded`, path: (cases) => cases[state].path, prepare: unfolded },
];

export const customerPages: CustomerPage[] = [
  { name: 'form', path: () => '/' },
  { name: 'form in Basque, filled in', path: () => '/?lang=eu&product=Galdara&order=P-77' },
  { name: 'form with faults', path: () => '/', prepare: sendAsItIs('main form button') },
  { name: 'lost link', path: () => '/lost-link' },
  { name: 'lost link with faults', path: () => '/lost-link', prepare: sendAsItIs('main form button') },
  {
    name: 'lost link, sent',
    path: () => '/lost-link',
    prepare: async (page) => {
      await page.locator('[name=reference]').fill('AM-22222222');
      await page.locator('[name=contact]').fill('nadie@correo.example');
      await Promise.all([page.waitForEvent('load'), page.locator('main form button').first().click()]);
    },
  },
  { name: 'link that is not there', path: () => `/t/${'A'.repeat(43)}` },
  ...(
    ['call', 'examine', 'completion', 'approve', 'offer', 'declined', 'promise', 'closed', 'contact'] as const
  ).flatMap(tracking),
  { name: 'tracking page, message sent', path: ({ examine }) => `${examine.path}?done=message` },
  {
    name: 'tracking page, empty message',
    path: ({ examine }) => examine.path,
    prepare: sendAsItIs('form[action*="/messages"] button'),
  },
  {
    name: 'tracking page, no answer chosen',
    path: ({ offer }) => offer.path,
    prepare: sendAsItIs('form[action*="/answer"] button'),
  },
  { name: 'review before acceptance', path: ({ offer }) => offer.path, prepare: chooseFirst },
];

/** Where dates to talk it over were proposed, and the customer has said nothing, has chosen one, or wants none of them. */
export const rareCustomerPages: CustomerPage<RareCases>[] = [
  ...(['proposed', 'chosen', 'unsuited', 'broken', 'many', 'merged'] as const).map((state) => ({
    name: `tracking page, ${state}, unfolded`,
    path: (cases: RareCases) => cases[state].path,
    prepare: unfolded,
  })),
  {
    name: 'tracking page, no date chosen',
    path: ({ proposed }) => proposed.path,
    prepare: sendAsItIs('form[action*="/meeting"] button'),
  },
];

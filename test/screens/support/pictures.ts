import type { Page } from 'playwright-core';
import { type DemoCases, taskOf } from '#test/support/desk-in-browser/demo-cases.ts';
import type { RareCases } from '#test/support/desk-in-browser/rare-cases.ts';
import type { Looks } from '#test/support/desk-in-browser/visit.ts';

export const LANGUAGES = ['es', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** What the README and the handbook show of the screens. */
export type Picture<Cases> = {
  name: string;
  /** Who is signed in; nobody on the customer's page. */
  who?: string;
  path: (cases: Cases, language: Language) => string | Promise<string>;
  size: { width: number; height: number };
  /** The language in which it is taken in the dark as well. */
  darkIn?: Language;
  /** What is looked at, where it is not what stands first. */
  prepare?: (page: Page) => Promise<void>;
};

const WIDE = { width: 1200, height: 760 };
const PHONE = { width: 360, height: 740 };

/** The file of a picture, below docs/pictures. */
export const fileOf = (name: string, language: Language, colors: Looks['colors'] = 'light'): string =>
  `${name}${colors === 'dark' ? '-dark' : ''}.${language}.png`;

/** Of the complaints of the demo. */
export const ofDemo: Picture<DemoCases>[] = [
  { name: 'desk-queue', who: 'lucia', path: () => '/desk/q/mine', size: WIDE, darkIn: 'en' },
  {
    name: 'desk-case',
    who: 'lucia',
    path: async ({ examine }) => `/desk/c/${(await examine.head()).reference}`,
    size: { width: 1200, height: 860 },
  },
  {
    name: 'desk-approval',
    who: 'elena',
    path: async ({ approve }) => `/desk/t/${await taskOf(approve, 'approve')}`,
    size: PHONE,
  },
  { name: 'desk-wall', who: 'sofia', path: () => '/desk/s', size: WIDE },
  { name: 'tracking-page', path: ({ offer }, language) => `${offer.path}?lang=${language}`, size: PHONE },
];

/** Of what seldom is there: a failure that many complain about, and the figures of a year. */
export const ofRare: Picture<RareCases>[] = [
  {
    name: 'desk-incident',
    who: 'sofia',
    path: ({ incidents }) => `/desk/f/${incidents.confirmed}`,
    size: { width: 1200, height: 860 },
  },
  { name: 'desk-insights', who: 'sofia', path: () => '/desk/i', size: { width: 1200, height: 860 } },
];

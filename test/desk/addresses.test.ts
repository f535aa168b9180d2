import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OPENAPI_FILE } from '#tools/openapi.ts';

const { paths } = JSON.parse(readFileSync(OPENAPI_FILE, 'utf8')) as { paths: Record<string, object> };
/** Stands for what is filled in. */
const ANY = '*';
const shapes = Object.keys(paths).map((path) => path.replaceAll(/\{[^}]+\}/g, ANY).split('/'));

const fits = (shape: string[], parts: string[]): boolean =>
  shape.length === parts.length && shape.every((part, at) => part === ANY || parts[at] === ANY || part === parts[at]);
const isThere = (path: string): boolean => shapes.some((shape) => fits(shape, path.split('/')));

/** Where a request goes, as a text or a template that stands in the call, or in what a form is given. */
const ASKED = /(?:\b(?:api|answerOf)(?:<.*?>)?\(|\bpath=\{?|\bpath: )([`'"])(\/.*?)\1/g;
const FILLED = /\$\{[^}]*\}/g;

/** What has addresses of screens, which are the router's. */
const OF_SCREENS = ['desk/app/router.tsx', 'desk/screens/me/first-view.tsx'];

const asked = globSync('desk/**/*.{ts,tsx}')
  .filter((file) => !OF_SCREENS.includes(file))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(ASKED)].map(([, , path = '']) => ({
      file,
      path: path.replaceAll(FILLED, ANY),
    })),
  );

/** What can be done to a case, by the last part of its address: each has its form under that name. */
const actions = globSync('desk/screens/case/actions/of-*.ts').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^ {2}'?([\w-]+)'?: \{/gm)].map(([, action = '']) => action),
);

describe('What the desk asks the API for', () => {
  it('is at an address that the API has, wherever it stands in a call', () => {
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter(({ path }) => !isThere(path))).toEqual([]);
  });

  it('is at an address that the API has, for each act on a case', () => {
    expect(actions.length).toBeGreaterThan(15);
    const missing = actions.filter((action) => !('post' in (paths[`/desk/cases/{id}/${action}`] ?? {})));
    expect(missing).toEqual([]);
  });
});

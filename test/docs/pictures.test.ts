import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { templateFor } from '#test/infra/stack.ts';
import { DASHBOARDS, dashboardPicture } from '#tools/dashboard-pictures/picture.ts';
import { type TemplateJson, widgetsOf } from '#tools/dashboard-pictures/widgets.ts';
import { pictures } from '#tools/pictures.ts';

const template = templateFor('prod').toJSON() as TemplateJson;

test('Every drawing shows what the code has today (else: npm run pictures)', async () => {
  const drawn = await pictures(template);
  expect(
    globSync('docs/pictures/*.svg')
      .map((file) => basename(file))
      .toSorted(),
  ).toEqual([...drawn.keys()].toSorted());
  for (const [file, picture] of drawn)
    expect(readFileSync(`docs/pictures/${file}`, 'utf8') === picture, `${file} is as old as its source`).toBe(true);
});

test.each(Object.entries(DASHBOARDS))(
  'The picture %s has every widget of its dashboard, and says that its figures are samples',
  (_, id) => {
    const picture = dashboardPicture(template, id);
    const titles = widgetsOf(template, id).flatMap(({ properties }) =>
      'title' in properties ? [properties.title] : [],
    );
    expect(titles.length).toBeGreaterThan(7);
    for (const title of titles) expect(picture).toContain(`>${title}</text>`);
    expect(picture).toContain('with sample figures');
    expect(picture).not.toMatch(/NaN|undefined|AWS::/);
  },
);

test('A dashboard that is not in the template is not drawn empty', () => {
  expect(() => widgetsOf(template, 'Nothing')).toThrow('no dashboard Nothing');
});

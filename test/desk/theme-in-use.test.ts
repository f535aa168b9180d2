import { describe, expect, test } from 'vitest';
import { namedIn, themeInUse } from '../../desk/theme-in-use.ts';

const THEME = `@layer base {
  body {
    --color-red-1a:#f00;
    --color-text-2b:var(--color-red-1a);
    --color-other-3c:#0f0;
    --space-4d:4px;
  }
  .dark { --color-text-2b:light-dark(var(--color-other-3c), #fff); --unused-5e:1px; }
  .drawn { margin:var(--space-4d); }
}`;

describe('The theme of the components', () => {
  test('keeps what is used, what that is made of in any of its places, and what its own rules are drawn with', () => {
    const kept = themeInUse(THEME, ['--color-text-2b']);
    for (const name of [
      '--color-text-2b:v',
      '--color-red-1a:',
      '--color-other-3c:',
      '--space-4d:',
      '--color-text-2b:l',
    ])
      expect(kept).toContain(name);
    expect(kept).not.toContain('--unused-5e');
  });

  test('loses what nothing is drawn with, and nothing else', () => {
    const kept = themeInUse(THEME, []);
    expect(kept).not.toMatch(/color|unused/);
    expect(kept).toContain('.drawn { margin:var(--space-4d); }');
  });

  test('is named in style sheets, in scripts, and by constants that somebody imports', () => {
    const named = namedIn(
      new Map([
        ['/x/desk/desk.css', 'a { color: var(--color-red-1a) }'],
        ['/x/@cloudscape-design/components/a.js', "style={{ '--space-4d': 0 }}; use(colorText)"],
        [
          '/x/generated/styles/tokens.js',
          'export var colorText = "var(--color-text-2b, #000)";\nexport var colorOther = "var(--color-other-3c, #000)";',
        ],
        ['/x/base-theme/styles.scoped.css', THEME],
      ]),
    );
    expect([...named].toSorted()).toEqual(['--color-red-1a', '--color-text-2b', '--space-4d']);
  });
});

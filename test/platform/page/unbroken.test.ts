import { expect, it } from 'vitest';
import { html } from '#platform/page/html.ts';
import { unbroken } from '#platform/page/unbroken.ts';

it('No line is broken within hours or a reference, and the words stay as they are', () => {
  const text = 'De lunes a viernes 9:00-14:00 y 16:00-19:00; su referencia, AM-7K3Q9F2D <b>';
  const { markup } = html`${unbroken(text)}`;
  expect(markup.match(/<span class="whole">[^<]*<\/span>/g)).toHaveLength(3);
  expect(markup.replace(/<\/?span[^>]*>/g, '')).toBe(text.replace('<b>', '&lt;b&gt;'));
});

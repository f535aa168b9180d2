import { globSync, readFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';

type Node = { type: string; start: number; [name: string]: unknown };

/** What a reader sees or hears of an element. */
const SHOWN =
  /^(?:aria-?label|aria-description|alt|title|label|placeholder|description|header|text|loadingText|errorText|closeLabel)$/i;
const SAYS = /\p{L}{2,}/u;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const literalIn = (value: unknown): string | undefined => {
  if (!isNode(value)) return undefined;
  if (value.type === 'Literal') return typeof value['value'] === 'string' ? value['value'] : '';
  return value.type === 'JSXExpressionContainer' ? literalIn(value['expression']) : undefined;
};

const saidBy = (node: Node): string | undefined => {
  if (node.type === 'JSXText') return String(node['value']);
  if (node.type === 'JSXExpressionContainer') return literalIn(node);
  if (node.type !== 'JSXAttribute') return undefined;
  const { name } = node['name'] as { name: unknown };
  return SHOWN.test(String(name)) ? literalIn(node['value']) : '';
};

/** What else is in a node: of an attribute its value, unless it was read as a text. */
const within = (node: Node, said: string | undefined): unknown[] => {
  if (node.type === 'JSXAttribute') return said ? [] : [node['value']];
  return said === undefined ? Object.values(node) : [];
};

/** The texts that stand in the elements of a source instead of among the words of its screen. */
const textsIn = (source: string): string[] => {
  const inside = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(inside);
    if (!isNode(value)) return [];
    const said = saidBy(value);
    const own = said !== undefined && SAYS.test(said) ? [said.trim()] : [];
    return [...own, ...within(value, said).flatMap(inside)];
  };
  return inside(parseAst(source, { lang: 'tsx' }));
};

describe('Texts of the desk', () => {
  const files = globSync('desk/**/*.tsx');

  test('No element holds a text of its own: it would be in one language only', () => {
    expect(files.length).toBeGreaterThan(20);
    const texts = files.flatMap((file) => textsIn(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`));
    expect(texts).toEqual([]);
  });

  test.each([
    ['const A = () => <p>Hola a todos</p>;', ['Hola a todos']],
    ['const A = () => <p>{"Hola"}</p>;', ['Hola']],
    ['const A = () => <input aria-label="Buscar" />;', ['Buscar']],
    ['const A = () => <Button ariaLabel={"Copy it"} />;', ['Copy it']],
    ['const A = () => <p title="Look">{say.more} · <b>{name}</b></p>;', ['Look']],
    ['const A = () => <p className="big">{say.more}: {a > 1 && <b>x</b>}</p>;', []],
    ['const A = () => <p>{list.map((one) => <i key={one}>Raw text</i>)}</p>;', ['Raw text']],
  ])('An example: %s', (source, texts) => {
    expect(textsIn(source)).toEqual(texts);
  });

  test('The staff reads "mesa", never "escritorio"', () => {
    const said = globSync('desk/**/*.{ts,tsx}').filter((file) => /escritorio/i.test(readFileSync(file, 'utf8')));
    expect(said).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { withLink } from '#domain/release/letters.ts';

const OLD = 'https://amends.example/t/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const NEW = 'https://amends.example/t/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB$';

describe('the tracking link of a letter', () => {
  it('The link that holds now stands in place of every older one, whatever stands around it', () => {
    expect(withLink(`Aquí: ${OLD}.\n(${OLD})`, NEW)).toBe(`Aquí: ${NEW}.\n(${NEW})`);
  });

  it.each([
    'https://other.example/t/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'https://amends.example/desk',
    'sin enlace',
  ])('What is no tracking link of the house stays: %s', (text) => {
    expect(withLink(text, NEW)).toBe(text);
  });
});

import { expect, it } from 'vitest';
import { bytesOf, originalRefusals } from '#functions/desk/set-aside/set-aside-mail.ts';
import type { HandedOut } from '#platform/aws/scanned.ts';

const refused: [HandedOut, string][] = [
  [{ unreadable: 'gone' }, 'original-gone'],
  [{ unreadable: 'too-large', beginning: new Uint8Array(4) }, 'original-too-large'],
  [{ unreadable: 'held' }, 'original-held'],
  [{ unreadable: 'infected' }, 'original-infected'],
];

it.each(refused)('What cannot be handed out is refused with the reason: %o', (original, code) => {
  expect(() => bytesOf(original)).toThrow(expect.objectContaining({ code }));
  expect(originalRefusals).toContain(code);
});

it('A person is told that a file is held and that a scan takes minutes', () => {
  expect(() => bytesOf({ unreadable: 'held' })).toThrow(/^Held: .* A scan takes minutes/);
});

it('What was found clean is handed out as it is', () => {
  const bytes = new Uint8Array([1, 2]);
  expect(bytesOf({ bytes })).toBe(bytes);
});

import { describe, expect, it } from 'vitest';
import { textItem } from '#domain/case/change.ts';
import { messageText } from '#domain/messages/compose.ts';
import { fitted, heardWords, hiddenItems, newlyHidden } from '#domain/messages/hidden-words.ts';
import { shownMessage } from '#domain/messages/shown-message.ts';
import { caseFixture } from '#test/support/case-fixture.ts';

describe('words that are folded away', () => {
  it('What fits is read whole', () => {
    expect(fitted({ text: 'La caldera pierde agua.' }, 100)).toEqual({ text: 'La caldera pierde agua.' });
    expect(fitted({ text: 'Sí.', hidden: '> Hola' }, 100)).toEqual({ text: 'Sí.', hidden: '> Hola' });
  });

  it('What is too long is folded away from the end of a sentence on, before the rest', () =>
    expect(fitted({ text: 'Pierde agua. No calienta. Huele a gas.', hidden: '> Hola' }, 30)).toEqual({
      text: 'Pierde agua. No calienta.',
      hidden: 'Huele a gas.\n\n> Hola',
    }));

  it('No character is cut in two', () => {
    const { text, hidden = '' } = fitted({ text: '😀'.repeat(10) }, 5);
    expect(text + hidden).toBe('😀'.repeat(10));
  });

  it('Nothing is kept of nothing', () => {
    expect(hiddenItems('m', undefined)).toEqual([]);
    expect(hiddenItems('m', 'x')).toEqual([textItem('hidden-m', 'x')]);
  });

  it('What the customer wrote is heard with what was folded away, less what was said in the case', async () => {
    const said = 'Desde el viernes por la noche la caldera de mi casa no calienta.';
    const fixture = caseFixture();
    await fixture.openCase({ text: said });
    const file = await fixture.file();
    expect(newlyHidden(file, undefined)).toBe('');
    expect(newlyHidden(file, `> ${said}\nHuele a gas`)).toBe('Huele a gas');
    const texts = new Map([...file.texts, ['hidden-first', `> ${said}\nHuele a gas`]]);
    expect(heardWords({ ...file, texts })).toBe(`${said}\n\nHuele a gas`);
  });
});

describe('a subject', () => {
  it('A text without a subject is stored as it is', () => {
    expect(messageText('', 'Uno.\n\nDos.')).toBe('Uno.\n\nDos.');
    expect(messageText('Asunto', 'Uno.')).toBe('Asunto\n\nUno.');
  });

  it.each([
    ['a customer’s, without one', { channel: 'email', direction: 'in' }, { text: 'Uno.\n\nDos.' }],
    ['a customer’s, with one', { channel: 'email', direction: 'in', titled: true }, { subject: 'Uno.', text: 'Dos.' }],
    ['of the form', { channel: 'web', direction: 'in' }, { text: 'Uno.\n\nDos.' }],
    ['of ours', { channel: 'email', direction: 'out' }, { subject: 'Uno.', text: 'Dos.' }],
    ['a note', { channel: 'desk', direction: 'out' }, { text: 'Uno.\n\nDos.' }],
  ] as const)('A message is shown with its subject where it has one: %s', (_, message, shown) =>
    expect(shownMessage(message, 'Uno.\n\nDos.')).toEqual(shown),
  );
});

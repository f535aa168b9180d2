import { describe, expect, it } from 'vitest';
import { readAnswer } from '#channels/email/readable.ts';
import { knownWords } from '#domain/messages/known-words.ts';

const letter = [
  'Hola, Ana:',
  'Hemos recibido su queja AM-7K3Q9F2D y la está mirando Lucía Gómez, que le llamará mañana.',
  '¿Qué modelo es su caldera?',
  '¿Desde cuándo no funciona bien?',
  'Si huele a gas, abra las ventanas y salga de la casa.',
  'Un saludo,\nLucía Gómez\nLumbre',
].join('\n\n');
const complaint = 'Mi caldera no enciende desde el lunes y tenemos un bebé en casa.';
const known = knownWords([letter, complaint]);

const head = 'De: Lumbre <a@lumbre.example>\nEnviado el: lunes, 17 de noviembre de 2026\nPara: Ana\nAsunto: RE: queja';
const quoted = (answers: Record<string, string> = {}): string =>
  letter
    .replace('AM-7K3Q9F2D y la', 'AM-7K3Q9F2D y\nla')
    .split('\n\n')
    .map((paragraph) => (answers[paragraph] ? `${paragraph}\n${answers[paragraph]}` : paragraph))
    .join('\n\n');

describe('an answer to a letter that we know', () => {
  it('A quoted mail without marks is folded away, and what was answered within it is kept', () => {
    const answers = {
      '¿Qué modelo es su caldera?': 'Lumbre 24',
      '¿Desde cuándo no funciona bien?': 'Desde el lunes',
      'Si huele a gas, abra las ventanas y salga de la casa.': 'Sí, huele a gas',
    };
    const { text, hidden } = readAnswer(`Buenos días:\n\n${head}\n\n${quoted(answers)}`, { known });
    expect(text).toMatch(/^Buenos días:\n\nLumbre 24\nDesde el lunes\nSí, huele a gas/);
    expect(text).not.toMatch(/Hemos recibido|Enviado el|abra las ventanas/);
    expect(hidden).toContain('¿Qué modelo es su caldera?');
  });

  it('Answers that HTML marks like the letter they stand in are kept', () => {
    const answers = { '¿Qué modelo es su caldera?': 'Es el modelo Lumbre 24 de gas' };
    const below = quoted(answers).replace(/^/gm, '> ');
    const attribution = 'El lun, 17 nov 2026 a las 11:00, Lumbre (<a@lumbre.example>) escribió:';
    const { text } = readAnswer(`Respondo.\n\n${attribution}\n${below}`, { known });
    expect(text).toContain('> Es el modelo Lumbre 24 de gas');
    expect(text).not.toContain('Hemos recibido');
  });

  it('A whole thread below an answer is folded away', () => {
    const older = `De: Ana\nEnviado: domingo\nPara: Lumbre\nAsunto: caldera\n\n${complaint}`;
    expect(readAnswer(`Vengan ya.\n\n${head}\n\n${letter}\n\n${older}`, { known }).text).toBe('Vengan ya.');
  });

  it('What we wrote is known without an attribution where it is marked', () => {
    expect(readAnswer(`Vengan ya.\n\n${letter.replace(/^/gm, '> ')}`, { known }).text).toMatch(/^Vengan ya\./);
    expect(readAnswer(`Vengan ya.\n\n${letter.replace(/^/gm, '> ')}`, { known }).text).not.toContain('Hemos recibido');
  });

  it('Few words that a letter has too are nobody’s quotation', () => {
    const text = 'Sí:\nhuele a gas\nabra las ventanas, me dicen';
    expect(readAnswer(text, { known })).toEqual({ text });
  });
});

import { describe, expect, it } from 'vitest';
import { mailWords } from '#channels/email/mail-words.ts';
import { readAnswer } from '#channels/email/readable.ts';
import { saysSomething } from '#channels/email/signature.ts';
import { knownWords } from '#domain/messages/known-words.ts';
import { type Random, randomOf } from '../../simulation/random.ts';
import { mailed, plainWords, traps } from './spliced-mail.ts';

const SUBJECTS = ['La caldera', 'El técnico', 'Su tienda', 'La factura de mayo', 'Mi madre', 'El gas', 'La tarjeta'];
const VERBS = ['no funciona', 'llegó tarde', 'huele a quemado', 'se ha roto', 'no contesta', 'me cobró dos veces'];
const ENDS = ['desde el lunes.', 'y nadie viene.', '¿Qué hago?', 'en mi casa!', 'a las 11:00:', ''];

const sentence = (random: Random): string =>
  `${random.pick(SUBJECTS)} ${random.pick(VERBS)} ${random.pick(ENDS)}`.trim();

const spliced = (random: Random): string[] =>
  Array.from({ length: 2 + random.int(10) }, () =>
    random.chance(0.5) ? (random.pick(traps) ?? '') : sentence(random),
  );

const text = (random: Random, parts: readonly string[]): string =>
  parts.map((part) => part + random.pick(['\n', '\n\n', '\n\n\n'])).join('');

describe('mails made of whatever may be taken for a quotation', () => {
  it('No part of a first mail is lost, in two thousand mails', async () => {
    const random = randomOf(20_261_129);
    for (let n = 0; n < 2_000; n++) {
      const parts = spliced(random);
      const { text: read, hidden } = mailWords(await mailed(text(random, parts), n));
      expect(hidden).toBeUndefined();
      const words = plainWords(read);
      for (const part of parts) expect(words, parts.join('\n')).toContain(plainWords(part));
    }
  });

  it('Of an answer every line is read or folded away, and what is read is never a greeting alone', () => {
    const random = randomOf(7);
    for (let n = 0; n < 3_000; n++) {
      const parts = spliced(random);
      const known = n % 2 === 0 ? knownWords([]) : knownWords([parts.slice(0, 3).join('\n')]);
      const whole = text(random, parts);
      const { text: read, hidden = '' } = readAnswer(whole, { known });
      const [shown, folded] = [read.split('\n'), hidden.split('\n')].map((lines) => lines.map(plainWords));
      for (const line of whole.split('\n').map(plainWords).filter(Boolean))
        expect([...(shown ?? []), ...(folded ?? [])]).toContain(line);
      if (hidden) expect(saysSomething(read.split('\n')), whole).toBe(true);
    }
  });
});

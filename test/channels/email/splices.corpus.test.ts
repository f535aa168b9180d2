import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mailWords } from '#channels/email/mail-words.ts';
import { parseMail } from '#channels/email/parse.ts';
import { corpus } from '#local/paths.ts';
import { type Random, randomOf } from '../../simulation/random.ts';
import { mailed, plainWords, traps } from './spliced-mail.ts';

const MAILS = 10_000;
const FOLDERS = ['reply-text', 'spanish-catalan', 'signature', 'mime', 'autoreply'];

/** Paragraphs of real mails, as they are read. */
const paragraphs = async (): Promise<string[]> => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(corpus, 'email', folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const texts = await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(file);
      if (!file.endsWith('.eml')) return bytes.toString('utf8').replaceAll('\r', '');
      const mail = await parseMail(bytes).catch(() => undefined);
      return mail?.text ?? '';
    }),
  );
  return texts
    .flatMap((text) => text.split(/\n{2,}/))
    .map((paragraph) => paragraph.replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '').trim())
    .filter((paragraph) => plainWords(paragraph) !== '' && paragraph.length < 400);
};

const SAID = [
  'Al encenderla hubo una fuga de gas.',
  'Quiero los 200 euros.',
  'Mi hija se quemó la mano.',
  'Nadie vino.',
];

const spliced = (random: Random, real: readonly string[]): string[] =>
  Array.from({ length: 3 + random.int(8) }, () => random.pick(random.oneOf([SAID, traps, real, real])) ?? '');

it('No sentence of a first mail is lost, in ten thousand splices of real mails', async () => {
  const real = await paragraphs();
  expect(real.length).toBeGreaterThan(500);
  const random = randomOf(29);
  const lost: string[] = [];
  for (let n = 0; n < MAILS; n++) {
    const parts = spliced(random, real);
    const { text, hidden } = mailWords(await mailed(parts.join('\n\n'), n));
    const words = plainWords(text);
    if (hidden !== undefined || parts.some((part) => !words.includes(plainWords(part)))) lost.push(parts.join('\n\n'));
  }
  expect(lost).toEqual([]);
});

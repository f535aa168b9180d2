import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ignoredMail } from '#channels/email/classify.ts';
import { htmlText } from '#channels/email/html-text.ts';
import { parseMail } from '#channels/email/parse.ts';
import { readAnswer } from '#channels/email/readable.ts';
import { corpus } from '#local/paths.ts';

/** Hundreds of real mails that may not be copied into the project. */
const mailFolder = join(corpus, 'email');

/** In Russian, which the rules do not know; and one whose answer the parser joins with the quoted line before it. */
const NOT_CUT = ['android.eml', 'thunderbird.eml', 'mail_ru.html', 'windows_mail.html'];

const mails = (folder: string): string[] =>
  readdirSync(join(mailFolder, folder), { recursive: true })
    .map((file) => join(mailFolder, folder, String(file)))
    .filter((file) => file.endsWith('.eml'));

const share = async (folder: string, holds: (file: string) => Promise<boolean>): Promise<number> => {
  const files = mails(folder);
  const results = await Promise.all(files.map(holds));
  return results.filter(Boolean).length / files.length;
};

const opensCase = async (file: string): Promise<boolean> => {
  const mail = await parseMail(readFileSync(file));
  return !ignoredMail(mail) && mail.from !== undefined;
};

describe('real mails', () => {
  it('Real mails that a machine wrote open no case', async () => {
    expect(await share('autoreply', opensCase)).toBe(0);
    expect(await share('feedback-loop', opensCase)).toBe(0);
    // What is left: bounces that say nowhere that they are bounces, in Japanese or as mail of a person.
    expect(await share('bounce', opensCase)).toBeLessThan(0.04);
  });

  it('Real mails are read, however broken', async () => {
    expect(
      await share('mime', async (file) => (await parseMail(readFileSync(file))).header('subject') !== undefined),
    ).toBe(1);
  });

  it('Real mails of Spanish and Catalan mail programs are cut where the quotation begins', () => {
    const lines = readFileSync(join(mailFolder, 'spanish-catalan/attribution-lines.jsonl'), 'utf8').trim().split('\n');
    const spoken = lines.map((line) => JSON.parse(line) as { lang: string; text: string });
    for (const { text } of spoken.filter(({ lang }) => ['es', 'ca'].includes(lang)))
      expect(readAnswer(`Sigue igual.\n\n${text}\n> Hola\n> Gracias`).text).toBe('Sigue igual.');
  });

  it('Real mails are cut as people would cut them, in eleven languages', () => {
    const folder = join(mailFolder, 'reply-text/discourse-trimmer');
    // Forwarded mails are kept on purpose, and so is one in which nothing but a greeting would remain.
    const kept = /forwarded|embedded_email_german_2/;
    const flat = (file: string) => readFileSync(file, 'utf8').replaceAll('\r', '');
    const words = (text: string) => text.replace(/\s+/g, ' ').trim();
    const names = readdirSync(join(folder, 'emails')).filter((name) => !kept.test(name));
    const alike = names.filter(
      (name) =>
        words(readAnswer(flat(join(folder, 'emails', name))).text) === words(flat(join(folder, 'trimmed', name))),
    );
    expect(alike.length).toBeGreaterThanOrEqual(48);
    expect(names.length).toBe(60);
  });

  it('Real mails of the usual programs leave the answer alone', async () => {
    const folder = join(mailFolder, 'reply-text/talon-clients');
    const texts = readdirSync(folder)
      .filter((file) => file.endsWith('.eml') && !NOT_CUT.includes(file))
      .map(async (file) => {
        const { written } = await parseMail(readFileSync(join(folder, file)));
        // All of them answer "Hello", and a greeting alone is not taken for an answer.
        return [file, readAnswer(written.replace('Hello', 'It works')).text];
      });
    const found = await Promise.all(texts);
    expect(found.length).toBeGreaterThan(8);
    expect(found.filter(([, text]) => text !== 'It works')).toEqual([]);
  });

  it('Real mails of the usual programs leave the answer alone in HTML', () => {
    const folder = join(mailFolder, 'reply-html/talon-clients');
    const answers = readdirSync(folder)
      .filter((file) => file.endsWith('.html') && !NOT_CUT.includes(file))
      .map((file) => [file, readAnswer(htmlText(readFileSync(join(folder, file), 'utf8'))).text]);
    expect(answers.length).toBeGreaterThan(8);
    for (const [file, text = ''] of answers)
      expect(text.replace(/\s+/g, ' '), file).toMatch(/^(?:Hi\. I am fine\. Thanks, Alex|Reply|Hi there Bob)$/);
  });
});

import { writeFileSync } from 'node:fs';
import { letterLanguages } from '#domain/vocabulary.ts';
import { Advice, fail } from '#local/progress.ts';
import { fontsIn } from '#platform/documents/fonts.ts';
import { checkDay, readArguments } from '../arguments.ts';
import { lawIn, policyIn } from '../policy-at-hand.ts';
import { sheetPage } from './contents.ts';
import { sheetPdf } from './sheet-pdf.ts';

const USAGE = `Usage: npm run -s sheet -- --url https://complaints.example.com [--lang es --lang ca ...] [--domain example.com]
  [--on 2026-12-28] [--out sheet.pdf] [--policy FOLDER]
A page to print for shops and counters, in each language (${letterLanguages.join(', ')}; es if none is given): a code that leads to the form, the
other ways, and what the law promises on that day.`;

const options = {
  url: { type: 'string' },
  lang: { type: 'string', multiple: true },
  domain: { type: 'string' },
  on: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  out: { type: 'string', default: 'sheet.pdf' },
  policy: { type: 'string', default: 'policy' },
} as const;

const FONTS = new URL('../../node_modules/@expo-google-fonts/source-sans-3/', import.meta.url);

/**
 * The sheet as a file's bytes, and where it goes.
 * @throws Advice that says what is wrong with the question
 */
export const sheet = async (args: string[]): Promise<{ bytes: Uint8Array; out: string }> => {
  const { url, lang = ['es'], domain, on, out, policy: folder } = readArguments(USAGE, { args, options }).values;
  if (!url || !URL.canParse(url) || !/^https?:/.test(url))
    throw new Advice(`--url is the address of the form.\n${USAGE}`);
  checkDay('on', on);
  const languages = lang.map((one) => {
    const known = letterLanguages.find((language) => language === one);
    if (!known) throw new Advice(`--lang is one of ${letterLanguages.join(', ')}.\n${USAGE}`);
    return known;
  });
  const company = { policy: policyIn(folder), law: lawIn(folder) };
  const pages = languages.map((language) => sheetPage(company, { url, on, domain }, language));
  return { bytes: await sheetPdf(pages, { fonts: fontsIn(FONTS), madeAt: new Date(on) }), out };
};

if (import.meta.main)
  try {
    const { bytes, out } = await sheet(process.argv.slice(2));
    writeFileSync(out, bytes);
    console.log(`Wrote ${out}. Print it on A4; try the code with a phone before you hang it up.`);
  } catch (error) {
    fail(error);
  }

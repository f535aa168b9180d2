import { createHash } from 'node:crypto';
import { type LetterLanguage, type ReplyLanguage, replyLanguages } from '#domain/vocabulary.ts';
import type { Response } from '../http/request.ts';
import { type FrameWords, frameWords } from './frame-words.ts';
import { type Content, Html, html } from './html.ts';
import { style } from './style.ts';

/** A page in another language than all pages are there in brings the words around it along. */
type Spoken = { language: ReplyLanguage; words?: never } | { language: LetterLanguage; words: FrameWords };

/** What every page has around its content. */
export type Frame = Spoken & {
  /** Languages that the page is there in; those of replies if absent. */
  languages?: readonly LetterLanguage[];
  title: string;
  company: string;
  phone: string;
  /** Where the same page stands in each language; absent on pages that have no address of their own. */
  address?: string;
};

const names: Record<LetterLanguage, string> = {
  es: 'Español',
  ca: 'Català',
  gl: 'Galego',
  eu: 'Euskara',
  en: 'English',
};

const wordsOf = (frame: Frame): FrameWords => frame.words ?? frameWords[frame.language];

const languageSwitch = (frame: Frame): Content => {
  const { language, languages = replyLanguages, address } = frame;
  return (
    address &&
    html`<nav aria-label="${wordsOf(frame).languages}">${languages.map((code) =>
      code === language
        ? html`<span aria-current="true" lang="${code}">${names[code]}</span>`
        : html`<a href="${address}?lang=${code}" lang="${code}" hreflang="${code}">${names[code]}</a>`,
    )}</nav>`
  );
};

const layout = (frame: Frame, content: Content): Html => {
  const { language, title, company, phone } = frame;
  const words = wordsOf(frame);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${company}</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header><div class="wrap"><strong>${company}</strong>${languageSwitch(frame)}</div></header>
<main id="content" class="wrap" tabindex="-1">
${content}
</main>
<footer class="wrap">
<p>${words.person}: <a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a></p>
<details><summary>${words.privacyTitle}</summary><p>${words.privacy}</p></details>
</footer>
</body>
</html>
`;
};

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing may run, load or embed; forms go home only. Home may carry another host name than the page was asked by. */
const securityPolicy = (publicUrl: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    'img-src data:',
    `form-action 'self' ${new URL(publicUrl).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** A page as an answer. */
export const pageResponse = (
  { status, publicUrl }: { status: number; publicUrl: string },
  frame: Frame,
  content: Content,
): Response => ({
  status,
  text: layout(frame, content).markup,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-language': frame.language,
    'content-security-policy': securityPolicy(publicUrl),
    'x-robots-tag': 'noindex',
  },
});

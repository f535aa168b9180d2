import { html } from '#platform/page/html.ts';
import type { SampleMail } from './sample-mails.ts';

/** The file of a mail, beside the gallery. */
export const fileOf = ({ language, template }: Pick<SampleMail, 'language' | 'template'>): string =>
  `${language}-${template}.html`;

const STYLE =
  'body{font:16px/1.5 sans-serif;margin:1rem}section{margin:0 0 3rem}.forms{display:flex;flex-wrap:wrap;gap:1rem}iframe{width:min(640px,100%);height:640px;border:1px solid #777}.dark{color-scheme:dark}.light{color-scheme:light}.phone{width:360px}pre{flex:1 1 20rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}';

const shown = (mail: SampleMail) => {
  const frame = (look: string) =>
    html`<iframe class="${look}" loading="lazy" sandbox src="${fileOf(mail)}" title="${mail.template}, ${look}"></iframe>`;
  return html`<section id="${mail.language}-${mail.template}"><h2>${mail.template} (${mail.language}): ${mail.subject}</h2>
<div class="forms">${['light', 'dark', 'light phone'].map(frame)}<pre>${mail.text}</pre></div></section>
`;
};

/** A page with every mail in light, in dark and on a phone, and its text beside them. It fetches nothing from anywhere. */
export const gallery = (mails: SampleMail[]): string =>
  html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Mails</title><style>${STYLE}</style></head>
<body><h1>Mails</h1>
<ul>${mails.map(({ template, language }) => html`<li><a href="#${language}-${template}">${template} (${language})</a></li>`)}</ul>
${mails.map(shown)}</body>
</html>
`.markup;

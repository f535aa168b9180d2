import { type Content, type Html, html } from '#platform/page/html.ts';
import { unbroken } from '#platform/page/unbroken.ts';
import { type Block, letterBlocks, paragraphsOf } from './blocks.ts';
import { firstSentence } from './first-sentence.ts';
import { look, sheets } from './look.ts';

/** Gmail shows no more of a mail than 102 KB, and hides the rest behind a link. */
const MOST_BYTES = 100_000;

/** Where the button of a mail leads. */
export type LetterLink = {
  /** The address as the text has it. */
  inText: string;
  /** Where it leads, if that is nearer to what the mail is about than what the text says. */
  to?: string;
  label: string;
};

/** A mail to be shown as HTML. */
export type Letter = {
  subject: string;
  text: string;
  /** BCP 47. */
  language: string;
  link?: LetterLink;
  /** A part of the text that is in another language: what says to the customer in which language the letter is. */
  notice?: { language: string; text: string };
};

/** What may follow our address in a word: what belongs to its page, such as the receipt as PDF, and the end of a sentence. */
const AFTER = /^((?:\/[a-z0-9][a-z0-9-]*){0,2}(?:\.pdf)?)([.,;:!?)»”]*)$/;

/** A reference stays on one line; mail programs know no style but that of the element itself. */
const whole = (text: string): Content =>
  unbroken(text, (part) => html`<span style="white-space:nowrap">${part}</span>`);

/** Only our own address becomes a link: what a customer is quoted with, and every other address, stays text. */
const withLinks = (line: string, inText: string | undefined): Content => {
  if (inText === undefined || !line.includes(inText)) return whole(line);
  return line.split(/(\s+)/).map((word) => {
    const [, below, end] = (word.startsWith(inText) && AFTER.exec(word.slice(inText.length))) || [];
    if (below === undefined) return whole(word);
    return html`<a class="link" href="${inText}${below}" style="${look.link}">${inText}${below}</a>${end}`;
  });
};

type Drawing = { link: LetterLink | undefined };

const linesOf = (lines: string[], { link }: Drawing): Html[] =>
  lines.map((line, index) => html`${index > 0 && html`<br>`}${withLinks(line, link?.inText)}`);

/** A table, because Outlook on Windows knows no padding of links; the color is the cell's, so that it is one where nothing else is known. */
const button = ({ to, inText, label }: LetterLink): Html =>
  html`<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="${look.buttonTable}"><tr><td class="go" align="center" bgcolor="#0b5a61" style="${look.buttonCell}"><a href="${to ?? inText}" style="${look.button}">${label}</a></td></tr></table>`;

const option = (lines: string[], drawing: Drawing): Html => {
  const [first = '', ...others] = lines;
  return html`<p class="ink" style="${look.text}"><strong>${whole(first)}</strong>${others.length > 0 && html`<br>${linesOf(others, drawing)}`}</p>`;
};

const draw = (block: Block, drawing: Drawing): Html => {
  switch (block.kind) {
    case 'title':
      return html`<h1 class="ink" style="${look.title}">${whole(block.text)}</h1>`;
    case 'heading':
      return html`<h2 class="ink" style="${look.heading}">${whole(block.text)}</h2>`;
    case 'paragraph':
      return html`<p class="ink" style="${look.text}">${linesOf(block.lines, drawing)}</p>`;
    case 'option':
      return option(block.lines, drawing);
    case 'bullets':
      return html`<ul class="ink" style="${look.list}">${block.items.map((lines) => html`<li style="${look.item}">${linesOf(lines, drawing)}</li>`)}</ul>`;
    case 'numbers':
      return html`<ol class="ink" start="${block.items[0]?.number}" style="${look.list}">${block.items.map(
        ({ number, lines }) => html`<li value="${number}" style="${look.item}">${linesOf(lines, drawing)}</li>`,
      )}</ol>`;
    case 'button':
      return drawing.link ? button(drawing.link) : html``;
  }
};

/** The notice of the language where the text begins with it, and the rest. */
const parted = ({ text, notice }: Letter): { before?: string; rest: string } => {
  const said = notice?.text.trim();
  return said && text.startsWith(`${said}\n`) ? { before: said, rest: text.slice(said.length) } : { rest: text };
};

const bodyOf = (letter: Letter): Html => {
  const { link, notice } = letter;
  const { before, rest } = parted(letter);
  const blocks = (text: string) => letterBlocks(text, link?.inText).map((block) => draw(block, { link }));
  return html`${before && html`<div lang="${notice?.language}">${paragraphsOf(before).map((lines) => draw({ kind: 'paragraph', lines }, { link: undefined }))}</div>`}${blocks(rest)}`;
};

const page = (letter: Letter): Html => html`<!doctype html>
<html lang="${letter.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="date=no,address=no,email=no,url=no">
<title>${letter.subject}</title>
${sheets}
</head>
<body class="ground" style="${look.ground}">
<div style="${look.gone}" aria-hidden="true">${firstSentence(parted(letter).rest)}</div>
<table role="presentation" class="ground" width="100%" border="0" cellpadding="0" cellspacing="0" bgcolor="#f3f5f7" style="${look.outer}"><tr><td align="center" style="padding:16px 8px">
<!--[if mso]><table role="presentation" width="600" border="0" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" style="${look.column}">
<tr><td bgcolor="#0b5a61" style="${look.bar}">&nbsp;</td></tr>
<tr><td class="paper" bgcolor="#ffffff" style="${look.paper}">
${bodyOf(letter)}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;

/**
 * A mail as HTML, out of the very text that goes with it: the same words in the same order, and the address they lead to as one
 * button. It holds no script, nothing that is fetched from anywhere, and no link but ours, whatever a text says.
 * @returns undefined where it would be longer than mail programs show; the text stands by itself then
 */
export const letterHtml = (letter: Letter): string | undefined => {
  if (letter.text.length > MOST_BYTES) return undefined;
  const { markup } = page(letter);
  return Buffer.byteLength(markup) > MOST_BYTES ? undefined : markup;
};

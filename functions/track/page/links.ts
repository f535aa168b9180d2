import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Response } from '#platform/http/request.ts';
import { type Content, type Html, html } from '#platform/page/html.ts';
import { pageResponse } from '#platform/page/layout.ts';
import type { Tracking } from '../contract.ts';
import { actWords } from './act-words.ts';
import { linkWords } from './link-words.ts';

/** Where a page is drawn: for whom, and where it stands. */
type Place = { language: ReplyLanguage; address: string };

const sendForm = ({ language, address }: Place): Html =>
  html`<form method="post" action="${address}/new-link?lang=${language}"><button>${linkWords[language].send}</button></form>`;

/** Which link this is, in plain words; where it shows only how the case stands, a way to get the one that shows more. */
export const linkSection = ({ link: { kind, note }, blocked, closedAt }: Tracking, place: Place): Content => {
  if (blocked) return undefined;
  const words = linkWords[place.language];
  const content = html`<p class="hint">${note}</p>
${kind !== 'state' && html`<p><a href="${place.address}/receipt.pdf">${words.receipt}</a></p>`}${kind === 'state' && html`<p class="hint">${words.sendAgain}</p>${sendForm(place)}`}`;
  const isFolded = closedAt !== undefined && (kind === 'full' || kind === 'first');
  return isFolded
    ? html`<details><summary>${actWords[place.language].link}</summary>${content}</details>`
    : html`<section class="link" id="link" aria-label="${words.about}">${content}</section>`;
};

/** What somebody sees whose link is too old or was withdrawn: nothing of the case, but a way to a new link and to a person. */
export const deadPage = (
  place: Place,
  company: { name: string; phone: string },
  { publicUrl, isSent }: { publicUrl: string; isSent: boolean },
): Response => {
  const { language, address } = place;
  const words = linkWords[language];
  return pageResponse(
    { status: isSent ? 200 : 404, publicUrl },
    { language, title: words.dead, company: company.name, phone: company.phone, address },
    isSent
      ? html`<h1>${words.dead}</h1><section class="thanks" role="status"><p>${words.sent}</p></section>`
      : html`<h1>${words.dead}</h1><section><p>${words.deadText}</p>${sendForm(place)}</section>`,
  );
};

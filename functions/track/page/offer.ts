import { formatMoney } from '#domain/money.ts';
import { type Content, html } from '#platform/page/html.ts';
import type { Tracking } from '../contract.ts';
import { actWords } from './act-words.ts';
import { area, type Drawing, filesField, form, radios } from './forms.ts';
import { day } from './now.ts';

/** What the answer to an offer is called in the one list: an option that is accepted, something else, or a no. */
export const ACCEPTING = 'accept:';

/**
 * The offer as one question: its options, something else, or a no. Nothing is chosen beforehand, and nothing is accepted here: who
 * chooses an option reads the agreement first.
 */
export const offerSection = (tracking: Tracking, drawing: Drawing): Content => {
  const { offer } = tracking;
  if (!offer) return undefined;
  const { words, language } = drawing;
  const act = actWords[language];
  const isOne = offer.options.length === 1;
  const options = offer.options.map(({ option, title, detail, value }) => ({
    value: `${ACCEPTING}${option}`,
    label: isOne ? title : act.optionOf(option.toUpperCase(), title),
    hint: html`${detail}${value && html` <strong>${words.value}: ${formatMoney(value, language)}</strong>`}`,
    lang: tracking.language,
  }));
  const others = (['counter', 'decline'] as const).map((value) => ({
    value,
    label: words.decisions[value],
    hint: words.decisionHints[value],
  }));
  return html`<section aria-labelledby="offer"><h2 id="offer">${words.offer}</h2>
<p>${words.offerLead} ${day(offer.answerBy, drawing)}. ${words.offerCalm}</p>
<p class="hint">${act.acceptHint}</p>
${form(
  drawing,
  'answer',
  html`<input type="hidden" name="sha256" value="${offer.sha256}">
${radios(drawing, { form: 'answer', name: 'decision', label: words.decision, isRequired: true }, [...options, ...others])}
${area(drawing, { form: 'answer', name: 'message', label: words.message })}
${filesField(drawing, 'answer')}
<button>${act.goOn}</button>`,
)}</section>`;
};

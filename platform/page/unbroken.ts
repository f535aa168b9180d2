import { REFERENCE_FORM } from '#domain/case/ids.ts';
import { type Content, type Html, html } from './html.ts';

/** Hours of a day and references: a line that is broken at their hyphen reads as two things. */
const WHOLE = new RegExp(`(\\d{1,2}:\\d{2}-\\d{1,2}:\\d{2}|\\b${REFERENCE_FORM}\\b)`);

const inPage = (part: string): Html => html`<span class="whole">${part}</span>`;

/**
 * A text as it is shown, with no line broken within hours or a reference. What is copied and read out stays as it is.
 * @param whole what keeps a part on one line; if not given, the style of our pages does
 */
export const unbroken = (text: string, whole = inPage): Content =>
  text.split(WHOLE).map((part, place) => (place % 2 === 1 ? whole(part) : part));

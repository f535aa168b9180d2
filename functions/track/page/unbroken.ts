import { type Content, html } from '#platform/page/html.ts';

/** Hours of a day and references: a line that is broken at their hyphen reads as two things. */
const WHOLE = /(\d{1,2}:\d{2}-\d{1,2}:\d{2}|\bAM-[2-9A-Z]{8}\b)/;

/** A text as it is shown, with no line broken within hours or a reference. What is copied and read out stays as it is. */
export const unbroken = (text: string): Content =>
  text.split(WHOLE).map((part, place) => (place % 2 === 1 ? html`<span class="whole">${part}</span>` : part));

import type { Instant } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Response } from '#platform/http/request.ts';
import { type Content, html } from '#platform/page/html.ts';
import { pageResponse } from '#platform/page/layout.ts';
import type { Tracking } from '../contract.ts';
import { actWords } from './act-words.ts';
import { wordsIn } from './all-words.ts';
import { completionSection } from './completion.ts';
import { type Attempt, type Drawing, firstOf, surveySection } from './forms.ts';
import { lettersSection } from './letters.ts';
import { linkSection } from './links.ts';
import { meetingSection } from './meeting.ts';
import { datesSection, heading, nowSection, stepsSection } from './now.ts';
import { offerSection } from './offer.ts';
import { agreementSection, promisesSection } from './settled.ts';
import { troubleSection } from './trouble.ts';

/** What the page is drawn from: the same data that clients get as JSON, and where it stands. */
export type PageInput = {
  tracking: Tracking;
  language: ReplyLanguage;
  zone: string;
  now: Instant;
  /** Marks the forms of this page: what is sent twice of one is there once. */
  key: string;
  publicUrl: string;
  token: string;
  /** Name of the form that was just sent. */
  done?: string | undefined;
  attempt?: Attempt | undefined;
};

/** Words of a form that is not on the page any more: they go into the form for messages, so that nothing typed is lost. */
const orphaned = (
  attempt: Attempt | undefined,
  { offer, survey, requests, meeting, earlier }: Tracking,
): string | undefined => {
  if (!attempt) return undefined;
  const { form, entered } = attempt;
  const isDrawn = {
    answer: offer !== undefined,
    survey: survey !== undefined,
    escalate: requests.mayEscalate,
    person: requests.person === undefined,
    meeting: meeting?.state === 'proposed',
    message: true,
    earlier: earlier?.mayDispute ?? false,
  }[form];
  return isDrawn ? undefined : (entered['message'] ?? entered['comment'] ?? entered['text'] ?? entered['phone']);
};

/** What drawing the forms takes. */
export const drawingOf = ({ tracking, language, zone, now, key, publicUrl, token, attempt }: PageInput): Drawing => {
  const orphan = orphaned(attempt, tracking);
  const place = { language, zone, now, key, address: `${publicUrl}/t/${token}` };
  return { words: wordsIn(language), ...place, attempt, ...(orphan && { orphan }) };
};

/** What was wrong, first on the page, with links to the fields. */
export const faults = ({ attempt, words, orphan, language }: Drawing): Content =>
  attempt &&
  !attempt.isQuiet &&
  html`<section class="problem" role="alert" aria-labelledby="problem"><h2 id="problem">${words.problem}</h2>
${
  attempt.fields.length > 0
    ? html`<ul>${attempt.fields.map((field) => html`<li><a href="#${firstOf(attempt.form, field)}">${words.fields[field]}</a></li>`)}</ul>`
    : html`<p>${attempt.summary}</p>`
}${orphan && html`<p><a href="#message-text">${actWords[language].typed}</a></p>`}</section>`;

const thanks = (done: string | undefined, { words }: Drawing): Content => {
  const text = done !== undefined && Object.hasOwn(words.done, done) && words.done[done];
  return text && html`<section class="thanks" role="status"><p>${text}</p></section>`;
};

/** The customer's page: where the complaint stands, who has it, what comes next. Works without script. */
export const trackingPage = (status: number, input: PageInput): Response => {
  const { tracking, language, publicUrl, done } = input;
  const { company, reference, languageNotice: notice, disruption, blocked, link } = tracking;
  const drawing = drawingOf(input);
  const { words, attempt, address } = drawing;
  const title = `${attempt ? `${words.problem} · ` : ''}${words.title} ${reference}`;
  const linked = linkSection(tracking, { language, address });
  const isOver = tracking.closedAt !== undefined;
  const isNarrow = link.kind === 'state' || link.kind === 'own';
  const about = [stepsSection(tracking, drawing), datesSection(tracking, drawing), !isNarrow && linked];
  return pageResponse(
    { status, publicUrl },
    { language, title, company: company.name, phone: company.phone, address },
    html`${heading(tracking, drawing)}
${disruption && html`<p class="disruption">${disruption}</p>`}
${notice && html`<p lang="${notice.language}">${notice.text}</p>`}
${faults(drawing)}
${thanks(done, drawing)}
${nowSection(tracking, drawing)}
${isNarrow && linked}
${completionSection(tracking, drawing)}
${meetingSection(tracking, drawing)}
${offerSection(tracking, drawing)}
${agreementSection(tracking, drawing)}
${promisesSection(tracking, drawing)}
${surveySection(tracking, drawing)}
${!blocked && link.kind !== 'state' && lettersSection(tracking, drawing)}
${troubleSection(tracking, drawing)}
${isOver ? html`<section>${about}</section>` : about}`,
  );
};

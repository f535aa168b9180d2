import type { DeliverySurvey } from '#domain/delivery-survey/delivery-survey.ts';
import { aboutWords } from '#domain/delivery-survey/words.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Response } from '#platform/http/request.ts';
import { type Html, html } from '#platform/page/html.ts';
import { pageResponse } from '#platform/page/layout.ts';
import { surveyWords } from './words.ts';

type Surroundings = { publicUrl: string; policy: Policy; language: ReplyLanguage };

const paged = ({ publicUrl, policy: { company }, language }: Surroundings, status: number, content: Html): Response =>
  pageResponse(
    { status, publicUrl },
    { language, title: surveyWords[language].title, company: company.name, phone: company.phone },
    content,
  );

export type QuestionPage = {
  survey: DeliverySurvey;
  /** Where the forms go. */
  address: string;
  /** Of a form that was sent without a score. */
  attempt?: { comment: string };
};

/** The question about a delivery: a number, words if one likes, and a way to be asked no more. */
export const questionPage = ({ survey, address, attempt }: QuestionPage, around: Surroundings): Response => {
  const words = surveyWords[around.language];
  const { best } = around.policy.survey;
  const scores = Array.from({ length: best }, (_, index) => index + 1);
  const meaning = (score: number): string =>
    score === 1 ? ` (${words.worst})` : score === best ? ` (${words.best})` : '';
  return paged(
    around,
    attempt ? 400 : 200,
    html`<h1>${words.question(aboutWords(survey))}</h1>
<form method="post" action="${address}">
${attempt && html`<p class="error" role="alert">${words.missing}</p>`}
<fieldset><legend>${words.question(aboutWords(survey))}</legend>${scores.map(
      (score) =>
        html`<label><input type="radio" name="score" value="${score}" required> ${score}${meaning(score)}</label>
`,
    )}</fieldset>
<label class="field" for="comment">${words.comment}</label>
<p class="hint" id="comment-hint">${words.commentHint}</p>
<textarea id="comment" name="comment" rows="5" maxlength="20000" aria-describedby="comment-hint">
${attempt?.comment ?? ''}</textarea>
<p><button>${words.send}</button></p>
</form>
<form method="post" action="${address}">
<input type="hidden" name="noMore" value="true">
<p><button>${words.noMore}</button></p>
</form>`,
  );
};

/** What came of it: thanks, or that nothing is asked any more. */
export const resultPage = (result: 'thanks' | 'noMore' | 'over', around: Surroundings): Response => {
  const words = surveyWords[around.language];
  const shown = {
    thanks: [words.thanks, words.thanksText],
    noMore: [words.title, words.noMoreDone],
    over: [words.over, words.overText(around.policy.company.phone)],
  }[result];
  return paged(
    around,
    result === 'over' ? 404 : 200,
    html`<h1>${shown[0]}</h1>
<p>${shown[1]}</p>`,
  );
};

import * as z from 'zod/mini';
import type { ReceiveDeps } from '#cases/inbound-message/receive-complaint.ts';
import { findSurvey } from '#cases/store/delivery-surveys.ts';
import { type DeliverySurvey, isOpen } from '#domain/delivery-survey/delivery-survey.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import type { Request, Response } from '#platform/http/request.ts';
import { surveyOfToken } from '#platform/survey-links.ts';
import { freeText } from '#platform/text.ts';
import { answerSurvey, askNoMore } from './answer-survey.ts';
import { questionPage, resultPage } from './page.ts';

export type DeliverySurveyDeps = ReceiveDeps & { publicUrl: string; linkSecret: () => Promise<Secret> };

/** The fields of the form as they came. */
type Fields = Record<string, unknown>;

const tokenOf = ({ params }: Pick<Request<unknown>, 'params'>): string => params['token'] ?? '';

const surveyAt = async (token: string, { table, linkSecret }: DeliverySurveyDeps) => {
  const id = surveyOfToken(await linkSecret(), token);
  return id === undefined ? undefined : findSurvey(table, id);
};

const around = (language: ReplyLanguage, { publicUrl, policy }: DeliverySurveyDeps) => ({
  publicUrl,
  policy,
  language,
});

const over = (deps: DeliverySurveyDeps): Response =>
  resultPage('over', around(deps.policy.company.defaultLanguage, deps));

/** What is shown of a question that cannot be answered: thanks where it was. */
const notOpen = ({ answeredAt, replyLanguage }: DeliverySurvey, deps: DeliverySurveyDeps): Response =>
  resultPage(answeredAt === undefined ? 'over' : 'thanks', around(replyLanguage, deps));

const show = async (request: Request<unknown>, deps: DeliverySurveyDeps): Promise<Response> => {
  const token = tokenOf(request);
  const survey = await surveyAt(token, deps);
  if (!survey) return over(deps);
  if (!isOpen(survey, deps.clock.now())) return notOpen(survey, deps);
  return questionPage({ survey, address: `${deps.publicUrl}/survey/${token}` }, around(survey.replyLanguage, deps));
};

const Comment = freeText(20_000);

const answered = async (
  survey: DeliverySurvey,
  fields: Fields,
  deps: DeliverySurveyDeps,
): Promise<Response | undefined> => {
  const score = Number(fields['score']);
  if (!Number.isInteger(score) || score < 1 || score > deps.policy.survey.best) return undefined;
  const comment = Comment.safeParse(fields['comment']).data;
  const { trackingUrl } = await answerSurvey(survey, { score, ...(comment && { comment }) }, deps);
  return trackingUrl
    ? { status: 303, headers: { location: `${trackingUrl}?done=complaint&lang=${survey.replyLanguage}` }, text: '' }
    : resultPage('thanks', around(survey.replyLanguage, deps));
};

const take = async (request: Request<Fields>, deps: DeliverySurveyDeps): Promise<Response> => {
  const token = tokenOf(request);
  const { body: fields } = request;
  const survey = await surveyAt(token, deps);
  if (!survey) return over(deps);
  const here = around(survey.replyLanguage, deps);
  if (fields['noMore'] === 'true') {
    await askNoMore(survey, deps);
    return resultPage('noMore', here);
  }
  if (!isOpen(survey, deps.clock.now())) return notOpen(survey, deps);
  const attempt = { comment: String(fields['comment'] ?? '') };
  return (
    (await answered(survey, fields, deps)) ??
    questionPage({ survey, address: `${deps.publicUrl}/survey/${token}`, attempt }, here)
  );
};

const page = { path: '/survey/{token}', access: 'public', refuses: [] } as const;
const asPage = (description: string) => ({ description, contentType: 'text/html', schema: z.string() });
const gone = asPage('There is no such question, or it is no longer open; said as a page');

/** Where customers answer how a delivery went; no sign-in, the link that they were sent is the key. */
export const deliverySurveyEndpoints: Endpoint<DeliverySurveyDeps>[] = [
  endpoint<DeliverySurveyDeps>({
    ...page,
    method: 'GET',
    summary: 'The question how a delivery went; opening it answers nothing',
    responses: { 200: asPage('The question'), 404: gone },
    handle: show,
  }),
  endpoint<DeliverySurveyDeps, Fields>({
    ...page,
    method: 'POST',
    summary:
      'Answer it: `score`, `comment`; or `noMore`, to be asked no more. A low score opens a case; the first answer counts',
    forms: true,
    body: z.record(z.string(), z.unknown()) as z.ZodMiniType<Fields>,
    responses: {
      200: asPage('Thanks'),
      303: { description: 'To the page of the case that it opened' },
      400: asPage('The question again: there was no score'),
      404: gone,
    },
    handle: take,
  }),
];

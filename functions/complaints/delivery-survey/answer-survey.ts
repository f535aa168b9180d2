import { prepareCase } from '#cases/inbound-message/open-case.ts';
import { type Prepare, type ReceiveDeps, receiveComplaint } from '#cases/inbound-message/receive-complaint.ts';
import { recordNoMoreSurveys, recordSurveyAnswer } from '#cases/store/delivery-surveys.ts';
import type { ComplaintRequest } from '#channels/web/contract.ts';
import type { DeliverySurvey } from '#domain/delivery-survey/delivery-survey.ts';
import { aboutWords } from '#domain/delivery-survey/words.ts';
import { Refusal } from '#domain/refusal.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import { log } from '#platform/log.ts';
import { surveyWords } from './words.ts';

/** What a customer says of a delivery. */
export type SurveyAnswer = { score: number; comment?: string };

const complaintOf = (survey: DeliverySurvey, { score, comment = '' }: SurveyAnswer, best: number): ComplaintRequest => {
  const { email, name, customerId, language, order, replyLanguage } = survey;
  const rated = surveyWords[replyLanguage].rated(aboutWords(survey), score, best);
  return {
    text: [comment.trim(), rated].filter(Boolean).join('\n\n'),
    customer: { email, ...(name && { name }), ...(customerId && { id: customerId }) },
    language,
    orderRef: order,
  };
};

/** A bad answer as a complaint of the survey's channel. Whoever answers has the link that only went to the address. */
const prepared =
  ({ id }: DeliverySurvey): Prepare =>
  (request, deps) => {
    const { customer = {}, ...rest } = request;
    return prepareCase(
      {
        ...{ ...rest, text: request.text, complainant: customer, channel: 'survey', externalId: id },
        ...{ receivedAt: deps.clock.now(), messageId: deps.newId() },
        proved: { kinds: ['email'], how: 'opened-link' },
      },
      deps,
    );
  };

/** The case that a bad answer opens, once, however often it is sent; undefined where another answer was sent before. */
const opened = async (survey: DeliverySurvey, answer: SurveyAnswer, deps: ReceiveDeps) => {
  try {
    return await receiveComplaint(
      {
        complaint: complaintOf(survey, answer, deps.policy.survey.best),
        idempotencyKey: `survey-${survey.id}`,
        client: { kind: 'source' },
      },
      deps,
      prepared(survey),
    );
  } catch (error) {
    if (error instanceof Refusal && error.code === 'idempotency-key-reused') return undefined;
    throw error;
  }
};

/**
 * What a customer answers how a delivery went, once: a low score opens a case, whose page it leads to; any other is kept.
 * @throws Transient if the table does not let us in
 */
export const answerSurvey = async (
  survey: DeliverySurvey,
  answer: SurveyAnswer,
  deps: ReceiveDeps,
): Promise<{ trackingUrl?: string }> => {
  const { table, clock, policy } = deps;
  const { score } = answer;
  const isLow = score <= (policy.survey.delivery?.opensUpTo ?? 0);
  const receipt = isLow ? await opened(survey, answer, deps) : undefined;
  const caseId = receipt?.caseId;
  await recordSurveyAnswer(table, survey.id, { answeredAt: clock.now(), score, ...(caseId && { caseId }) });
  log('info', 'delivery survey answered', { score, ...(caseId && { caseId }) });
  return receipt ? { trackingUrl: receipt.trackingUrl } : {};
};

/** The customer wants to be asked no more. */
export const askNoMore = async (survey: DeliverySurvey, { table, clock, identity }: ReceiveDeps): Promise<void> => {
  const { email, customerId: id } = survey;
  const known = customerKeys((await identity()).current, { email, ...(id && { id }) });
  await recordNoMoreSurveys(table, known, clock.now());
};

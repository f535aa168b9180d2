import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { openTaskRefusals } from '#domain/tasks/decide.ts';
import { SurveyAnswer } from '#functions/stages/follow-up/contract.ts';
import { recordSurvey } from '#functions/stages/follow-up/record-survey.ts';
import { Answer } from '#functions/stages/offer/contract.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { parsed } from '#platform/http/validation.ts';
import { addMessage } from './add-message.ts';
import { answerWithFiles } from './answer/answer-with-files.ts';
import { askForPerson } from './ask-for-person.ts';
import { CustomerMessage, type TrackDeps } from './contract.ts';
import { EarlierDisputed } from './earlier/contract.ts';
import { disputeEarlier } from './earlier/dispute-earlier.ts';
import { escalate } from './escalate.ts';
import { type Fields, formEndpoint, type Sent } from './form-endpoint.ts';
import { answerMeeting, isMeetingAnswered } from './meeting/answer-meeting.ts';
import { MeetingAnswer } from './meeting/contract.ts';
import { ACCEPTING } from './page/offer.ts';
import { acceptancePage } from './page-answers.ts';
import { CustomerEscalation, PersonRequest } from './requests-contract.ts';

/** A form sends text only. */
const numberIn = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;
const numbered = ({ score, service, ...rest }: Fields): Fields => ({
  ...rest,
  ...(score !== undefined && { score: numberIn(score) }),
  ...(service !== undefined && { service: numberIn(service) }),
});
const counted = ({ number, ...rest }: Fields): Fields => ({
  ...rest,
  ...(number !== undefined && { number: numberIn(number) }),
});
const ticked = ({ supervisor, ...rest }: Fields): Fields => ({
  ...rest,
  ...(supervisor !== undefined && { supervisor: supervisor === 'true' ? true : supervisor }),
});

/** The one list of the page names what is accepted: `accept:a`. The field for a code stays empty where none is needed. */
const answerFields = ({ reviewed: _, code, decision, ...rest }: Fields): Fields => {
  const option = typeof decision === 'string' && decision.startsWith(ACCEPTING) && decision.slice(ACCEPTING.length);
  return {
    ...rest,
    ...(option ? { decision: 'accept', option } : decision !== undefined && { decision }),
    ...(code !== undefined && code !== '' && { code }),
  };
};

/** Files may come without a word. */
const messageFields = ({ fields, files }: Sent): Fields =>
  files.length > 0 && fields['text'] === undefined ? { ...fields, text: '·' } : fields;

const isAnswered = (file: CaseFile, body: Fields): boolean => {
  const { decision, option, message } = answerFields(body);
  const last = file.offers.filter(({ cycle }) => cycle === file.head.cycle).at(-1);
  const said = last?.messageTextId ? file.texts.get(last.messageTextId)?.trim() : undefined;
  const status = { accept: 'accepted', counter: 'countered', decline: 'declined' }[String(decision)];
  return (
    last !== undefined &&
    body['key'] !== undefined &&
    last.status === status &&
    (option === undefined || last.chosen === option) &&
    (typeof message === 'string' ? message.trim() : undefined) === said
  );
};

const isScored = ({ events }: CaseFile, body: Fields): boolean => {
  const { score, service } = numbered(body);
  const last = eventsOf(events, 'survey-answered').at(-1)?.data;
  return body['key'] !== undefined && last !== undefined && last.score === score && last.service === service;
};

/** What a customer can say on the page; programs say it as data. */
export const caseForms: Endpoint<TrackDeps>[] = [
  formEndpoint({
    path: 'answer',
    summary:
      'Answer the open offer: accept an option, ask for something else, or decline. A form that accepts leads to a review first',
    schema: Answer,
    name: 'answer',
    files: true,
    refuses: [
      'option-unclear',
      'offer-is-another',
      'agreement-is-another',
      'no-such-case',
      'no-open-offer',
      'offer-answered-before',
      'code-needed',
      'code-wrong',
      'codes-used-up',
      'acceptance-needs-person',
      'too-many-messages',
      ...openTaskRefusals,
    ],
    act: (caseId, { fields, files, key }, deps) =>
      answerWithFiles({ ...parsed(Answer, answerFields(fields)), caseId, files, key }, deps),
    instead: ({ request, found, attempt }, deps) => {
      const { decision, option, shownAt } = answerFields(request.body);
      const isOpen = found.file.offers.some(
        ({ cycle, status }) => cycle === found.file.head.cycle && status === 'open',
      );
      const isReview = decision === 'accept' && isOpen && (attempt ? shownAt !== undefined : shownAt === undefined);
      return isReview
        ? acceptancePage(
            request,
            { ...found, ...(attempt && { attempt }), option: typeof option === 'string' ? option : undefined },
            deps,
          )
        : undefined;
    },
    isRepeat: isAnswered,
  }),
  formEndpoint({
    path: 'messages',
    summary: 'Add something to the complaint, with files where it is a form; its owner is notified',
    schema: CustomerMessage,
    name: 'message',
    files: true,
    refuses: ['too-many-messages'],
    act: (caseId, sent, deps) => {
      const { text } = parsed(CustomerMessage, messageFields(sent));
      const isWordless = sent.files.length > 0 && sent.fields['text'] === undefined;
      return addMessage({ text: isWordless ? '' : text, caseId, files: sent.files, key: sent.key }, deps);
    },
  }),
  formEndpoint({
    path: 'person',
    summary: 'Ask for a person, or a supervisor, who then gets in touch',
    schema: PersonRequest,
    name: 'person',
    refuses: ['contact-under-way'],
    act: (caseId, { fields }, deps) => askForPerson({ ...parsed(PersonRequest, ticked(fields)), caseId }, deps),
  }),
  formEndpoint({
    path: 'escalate',
    summary: 'Ask for somebody with more say: first a supervisor, then the head',
    schema: CustomerEscalation,
    name: 'escalate',
    refuses: ['escalated-before', 'escalated-to-the-top'],
    act: (caseId, { fields }, deps) => escalate({ ...parsed(CustomerEscalation, fields), caseId }, deps),
  }),
  formEndpoint({
    path: 'meeting',
    summary: 'Choose one of the dates of a meeting that were proposed, or say that none suits',
    schema: MeetingAnswer,
    name: 'meeting',
    refuses: ['no-open-meeting', 'meeting-date-unfit'],
    act: (caseId, { fields, key }, deps) =>
      answerMeeting({ ...parsed(MeetingAnswer, counted(fields)), caseId, key }, deps),
    isRepeat: (file, { key, number, date }) => key !== undefined && isMeetingAnswered(file, { number, date }),
  }),
  formEndpoint({
    path: 'earlier',
    summary: 'Say that what we know of your earlier complaints is not right; whoever has the case answers',
    schema: EarlierDisputed,
    name: 'earlier',
    refuses: ['nothing-to-correct'],
    act: (caseId, { fields, key }, deps) => disputeEarlier({ ...parsed(EarlierDisputed, fields), caseId, key }, deps),
  }),
  formEndpoint({
    path: 'survey',
    summary: 'Say how you were treated and what you think of the service or the solution, while we ask',
    schema: SurveyAnswer,
    name: 'survey',
    refuses: ['score-out-of-range', 'no-such-case', 'no-open-survey', ...openTaskRefusals],
    act: (caseId, { fields }, deps) => recordSurvey({ ...parsed(SurveyAnswer, numbered(fields)), caseId }, deps),
    isRepeat: isScored,
  }),
];

import type { Outgoing } from '#channels/contract.ts';
import { letterHtml } from '#channels/email/letter/letter.ts';
import type { DeliverySurvey } from '#domain/delivery-survey/delivery-survey.ts';
import { aboutWords } from '#domain/delivery-survey/words.ts';
import { customerButton } from '#domain/messages/button-labels.ts';
import { compose } from '#domain/messages/compose.ts';
import { greetingName } from '#domain/messages/greeting.ts';
import { languageNotice, withLanguageNotice } from '#domain/messages/letter-language.ts';
import type { Policy } from '#domain/policy/policy.ts';

/** The mail that asks how a delivery went, with the link to where that is answered. */
export const surveyMail = (survey: DeliverySurvey, url: string, policy: Policy): Outgoing => {
  const { replyLanguage: language, email: to } = survey;
  const template = 'delivery-survey';
  const values = {
    ...{ about: aboutWords(survey), surveyUrl: url, company: policy.company.name, phone: policy.company.phone },
    name: greetingName({ ...(survey.name && { name: survey.name }) }),
  };
  const languages = { language: survey.language, replyLanguage: language };
  const written = { content: compose(policy, { template, language, values }), values };
  const { subject, body: text } = withLanguageNotice(policy, languages, written);
  const notice = languageNotice(policy, languages);
  const link = { inText: url, label: customerButton(policy, language, template) };
  const html = letterHtml({ subject, text, language, link, ...(notice && { notice }) });
  return {
    ...{ to, subject, text, language },
    ...(html && { html }),
    ...{ reference: '', personal: false, trackingUrl: url },
  };
};

import { letterHtml } from '#channels/email/letter/letter.ts';
import { customerButton, staffButton } from '#domain/messages/button-labels.ts';
import { compose } from '#domain/messages/compose.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { coOfficialTemplateIds, type TemplateId, templateIds } from '#domain/policy/schema/templates.ts';
import { coOfficialLanguages, type LetterLanguage, replyLanguages } from '#domain/vocabulary.ts';
import { sampleValues } from './sample-values.ts';

const TRACKING = `https://amends.example/t/${'x'.repeat(43)}`;
const DESK = 'https://amends.example/desk';
const REFERENCE = 'AM-7K3Q9F2D';

/** A mail of a template as its reader gets it, with made-up values. */
export type SampleMail = {
  template: TemplateId;
  language: LetterLanguage;
  subject: string;
  text: string;
  html: string;
};

/** What stands in public is no mail. */
const mailed = (template: TemplateId): boolean => template !== 'public-line';

const sampleMail = (policy: Policy, template: TemplateId, language: LetterLanguage): SampleMail => {
  const values = sampleValues[language === 'en' ? 'en' : 'es'];
  const { name: company, phone } = policy.company;
  const { subject, body: text } = compose(policy, {
    template,
    language,
    values: { ...values, company, phone, emergency: '112', trackingUrl: TRACKING, deskUrl: DESK },
  });
  const reader = language === 'en' ? 'en' : 'es';
  const link = template.startsWith('staff-')
    ? { inText: DESK, to: `${DESK}/c/${REFERENCE}`, label: staffButton(policy, reader, template) }
    : { inText: TRACKING, label: customerButton(policy, language, template) };
  const html = letterHtml({ subject, text, language, link });
  if (html === undefined) throw new RangeError(`${template} is too long a mail`);
  return { template, language, subject, text, html };
};

/** A mail of every template in every language that it is written in. */
export const sampleMails = (policy: Policy): SampleMail[] => [
  ...replyLanguages.flatMap((language) =>
    templateIds.filter(mailed).map((template) => sampleMail(policy, template, language)),
  ),
  ...coOfficialLanguages.flatMap((language) =>
    coOfficialTemplateIds
      .filter((template) => mailed(template) && policy.otherLanguages[language]?.templates?.[template])
      .map((template) => sampleMail(policy, template, language)),
  ),
];

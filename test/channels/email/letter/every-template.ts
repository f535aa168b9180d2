import { customerButton, staffButton } from '#domain/messages/button-labels.ts';
import { compose } from '#domain/messages/compose.ts';
import { coOfficialTemplateIds, type TemplateId, templateIds } from '#domain/policy/schema/templates.ts';
import { coOfficialLanguages, type LetterLanguage, replyLanguages } from '#domain/vocabulary.ts';
import { policy } from '#test/support/case-fixture.ts';

export const TRACKING = `https://amends.example/t/${'x'.repeat(43)}`;
export const DESK = 'https://amends.example/desk';

/** Every template in every language that it is written in. */
export const eachTemplate: { template: TemplateId; language: LetterLanguage }[] = [
  ...replyLanguages.flatMap((language) => templateIds.map((template) => ({ language, template }))),
  ...coOfficialLanguages.flatMap((language) => coOfficialTemplateIds.map((template) => ({ language, template }))),
];

const isForStaff = (template: TemplateId): boolean => template.startsWith('staff-');

const PLACE = /\{(\w+)\}/g;

/** A message of a template whose places are filled with `said`; a mail's own address stands where it belongs. */
export const filledWith = (
  { template, language }: { template: TemplateId; language: LetterLanguage },
  said: (place: string) => string,
) => {
  const places = [...JSON.stringify([policy.messages, policy.otherLanguages]).matchAll(PLACE)].map(
    ([, name = '']) => name,
  );
  const made = (fill: (place: string) => string) => {
    const values = Object.fromEntries(places.map((place) => [place, fill(place)]));
    return compose(policy, { template, language, values: { ...values, trackingUrl: TRACKING, deskUrl: DESK } });
  };
  const { subject, body } = made(said);
  const isStaff = isForStaff(template);
  const label = isStaff
    ? staffButton(policy, language === 'en' ? 'en' : 'es', template)
    : customerButton(policy, language, template);
  const inText = isStaff ? DESK : TRACKING;
  return { subject, text: body, language, link: { inText, label }, hasLink: made(() => 'x').body.includes(inText) };
};

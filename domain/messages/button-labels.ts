import type { Policy } from '../policy/policy.ts';
import type { TemplateId } from '../policy/schema/templates.ts';
import { isCoOfficial, type LetterLanguage, type ReplyLanguage } from '../vocabulary.ts';
import { coOfficialTemplate } from './compose.ts';

type Policies = Pick<Policy, 'messages' | 'otherLanguages'>;

/** What stands on the button that leads to the customer's page, where the template says nothing else. */
const customerLabel: Record<LetterLanguage, string> = {
  es: 'Ver cómo va mi caso',
  en: 'See how my case is going',
  ca: 'Veure com va el meu cas',
  gl: 'Ver como vai o meu caso',
  eu: 'Ikusi nola doan nire kasua',
};

/** What stands on the button that leads to the desk. */
const staffLabel: Record<ReplyLanguage, string> = { es: 'Abrir en la mesa', en: 'Open at the desk' };

const ofTemplate = (policy: Policies, language: LetterLanguage, template: TemplateId): string | undefined =>
  isCoOfficial(language)
    ? coOfficialTemplate(policy, language, template)?.button
    : policy.messages[language][template].button;

/** What stands on the button of a mail to a customer. */
export const customerButton = (policy: Policies, language: LetterLanguage, template?: TemplateId): string =>
  (template && ofTemplate(policy, language, template)) ?? customerLabel[language];

/** What stands on the button of a notice to the team. */
export const staffButton = (policy: Policies, language: ReplyLanguage, template?: TemplateId): string =>
  (template && ofTemplate(policy, language, template)) ?? staffLabel[language];

/** All that may stand on the button of a mail to a customer: whoever answers one quotes it, though no text of ours says it. */
export const buttonLabels = ({ messages, otherLanguages }: Policies): string[] => {
  const templates = [
    ...Object.values(messages),
    ...Object.values(otherLanguages).map(({ templates: own = {} }) => own),
  ].flatMap((own) => Object.values(own));
  return [...Object.values(customerLabel), ...templates.flatMap(({ button }) => button ?? [])];
};

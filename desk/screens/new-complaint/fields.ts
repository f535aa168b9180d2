import type { Field } from '../../parts/form/fields.ts';
import { optionsOf } from '../../parts/form/options.ts';
import type { Body } from '../../parts/form/use-act.ts';
import type { Values } from '../../parts/form/values.ts';
import { countries, languages, regions } from './places.ts';
import type { words } from './words.ts';

type Say = (typeof words)['es'];

const optional = { isOptional: true } as const;

const aboutHow = (say: Say): Field[] => [
  { kind: 'heading', name: 'how', label: say.how },
  { kind: 'choice', name: 'enteredFor', label: say.enteredFor, options: optionsOf(say.ways) },
  {
    kind: 'choice',
    name: 'recordingConsent',
    label: say.consent,
    hint: say.consentHint,
    options: optionsOf(say.consents),
    when: ({ enteredFor }) => enteredFor === 'phone',
  },
  {
    kind: 'line',
    type: 'date',
    name: 'receivedOn',
    label: say.receivedOn,
    hint: say.receivedOnHint,
    ...optional,
    when: ({ enteredFor }) => enteredFor !== 'phone',
  },
];

const aboutWho = (say: Say, language: string): Field[] => [
  { kind: 'heading', name: 'who', label: say.who, hint: say.whoHint },
  { kind: 'line', name: 'name', label: say.name, ...optional },
  { kind: 'line', type: 'tel', name: 'phone', label: say.phone, ...optional },
  { kind: 'line', type: 'email', name: 'email', label: say.email, ...optional },
  { kind: 'line', name: 'customerId', label: say.customerId, ...optional },
  { kind: 'select', name: 'preferredChannel', label: say.preferred, options: optionsOf(say.channels), ...optional },
  { kind: 'select', name: 'language', label: say.language, options: languages(language), ...optional },
  { kind: 'select', name: 'country', label: say.country, options: countries(language), ...optional },
  {
    kind: 'select',
    name: 'region',
    label: say.region,
    options: regions,
    ...optional,
    when: ({ country = '' }) => country === '' || country === 'ES',
  },
];

const aboutWhat = (say: Say): Field[] => [
  { kind: 'heading', name: 'what', label: say.what },
  { kind: 'text', name: 'text', label: say.text, hint: say.textHint, rows: 8 },
  { kind: 'text', name: 'desiredRemedy', label: say.desiredRemedy, rows: 2, ...optional },
  { kind: 'line', name: 'subject', label: say.subject, ...optional },
  { kind: 'line', name: 'product', label: say.product, ...optional },
  { kind: 'line', name: 'orderRef', label: say.orderRef, ...optional },
  { kind: 'line', type: 'date', name: 'occurredAt', label: say.occurredAt, ...optional },
];

export const fieldsOf = (say: Say, language: string): Field[] => [
  ...aboutHow(say),
  ...aboutWho(say, language),
  ...aboutWhat(say),
];

/** The request: what is said of the customer stands under `customer`. */
export const toComplaint = (body: Body, _: Values): Body => {
  const { name, phone, email, customerId: id, country, region, ...complaint } = body;
  const said = Object.entries({ name, phone, email, id, country, region }).filter(([, value]) => value !== undefined);
  return { ...complaint, ...(said.length > 0 && { customer: Object.fromEntries(said) }) };
};

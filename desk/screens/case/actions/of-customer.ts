import type { DeskCase } from '../../../api/types.ts';
import type { Field } from '../../../parts/form/fields.ts';
import { optionsOf } from '../../../parts/form/options.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import type { Values } from '../../../parts/form/values.ts';
import { lastSeen } from '../last-seen.ts';
import { type Definition, message, peopleOf, reason, type Setting } from './define.ts';
import { meetingFields } from './meeting.ts';
import { withDates } from './meeting-dates.ts';

const CASE_WORK = ['owner', 'supervisor'];
const CONTACT = ['name', 'email', 'phone', 'preferredChannel', 'language', 'region'] as const;

const contactOf = ({ complainant, preferredChannel = '' }: DeskCase): Values => ({
  name: complainant?.name ?? '',
  email: complainant?.email ?? '',
  phone: complainant?.phone ?? '',
  preferredChannel,
});

/** What changed only: a field that was emptied is removed. */
const corrected = (body: Body, values: Values, file: DeskCase): Body => {
  const before = contactOf(file);
  const changed = CONTACT.filter((field) => (values[field] ?? '').trim() !== (before[field] ?? ''));
  return {
    ...Object.fromEntries(changed.map((field) => [field, (values[field] ?? '').trim() || null])),
    ...(body['reason'] !== undefined && { reason: body['reason'] }),
  };
};

const line = (name: string, label: string): Field => ({ kind: 'line', name, label, isOptional: true });

const means = ({ say }: Setting): Field => ({
  kind: 'select',
  name: 'how',
  label: say.how,
  options: optionsOf(say.means),
});

/** What is done with the customer, and with what they have been offered. */
export const ofCustomer: Record<string, Definition> = {
  'take-back': { group: 'mine', fields: (setting) => [reason(setting)] },
  'account-review': { group: 'customer', fields: (setting) => [reason(setting)] },
  reopen: { group: 'mine', fields: (setting) => [reason(setting), message(setting)] },
  concerned: {
    group: 'mine',
    fields: (setting) => [
      { kind: 'select', name: 'person', label: setting.say.who, options: peopleOf(setting) },
      { kind: 'yesNo', name: 'concerned', label: setting.say.isConcerned },
      reason(setting),
    ],
  },
  completion: {
    group: 'customer',
    fields: ({ say }) => [{ kind: 'text', name: 'missing', label: say.missing, forCustomer: true }],
  },
  'late-notice': {
    group: 'customer',
    fields: ({ say }) => [{ kind: 'text', name: 'reason', label: say.whyLate, forCustomer: true }],
    toBody: (body, _, file) => ({ ...body, seenUpTo: lastSeen(file) }),
  },
  'contact-data': {
    group: 'customer',
    initial: contactOf,
    fields: (setting) => [
      line('name', setting.say.name),
      line('email', setting.say.email),
      line('phone', setting.say.phone),
      line('region', setting.say.region),
      line('preferredChannel', setting.say.preferred),
      {
        kind: 'select',
        name: 'language',
        label: setting.say.language,
        options: optionsOf(setting.say.languages),
        isOptional: true,
      },
      { ...reason(setting), hint: setting.say.emptied, isOptional: true },
    ],
    toBody: corrected,
  },
  links: {
    group: 'customer',
    fields: (setting) => [
      reason(setting),
      { kind: 'yesNo', name: 'renew', label: setting.say.renew, isOptional: true },
    ],
  },
  news: {
    group: 'customer',
    roles: CASE_WORK,
    fields: ({ say }) => [
      { kind: 'yesNo', name: 'wanted', label: say.wantsNews },
      { kind: 'text', name: 'reason', label: say.howSaid, rows: 2 },
    ],
  },
  praise: {
    group: 'customer',
    roles: CASE_WORK,
    fields: (setting) => [
      { kind: 'select', name: 'person', label: setting.say.praiseOf, options: peopleOf(setting) },
      { kind: 'text', name: 'words', label: setting.say.praiseWords, hint: setting.say.praiseHint },
    ],
  },
  meeting: { group: 'customer', fields: meetingFields, toBody: withDates },
  'cancel-meeting': {
    group: 'customer',
    fields: ({ say }) => [{ kind: 'text', name: 'text', label: say.letter, forCustomer: true }],
  },
  acceptance: {
    group: 'offer',
    fields: (setting) => {
      const { say, file } = setting;
      const [offer] = file.offers.toSorted((a, b) => b.cycle - a.cycle || b.round - a.round);
      const options = offer?.options.map(({ option, title }) => ({ value: option, label: title })) ?? [];
      return [
        { kind: 'choice', name: 'option', label: say.option, options, isOptional: options.length < 2 },
        means(setting),
        { kind: 'text', name: 'evidence', label: say.evidence },
      ];
    },
  },
  counter: {
    group: 'offer',
    fields: (setting) => [means(setting), { kind: 'text', name: 'message', label: setting.say.wants }],
  },
  'end-offer': {
    group: 'offer',
    fields: (setting) => [reason(setting), { kind: 'check', name: 'customerSaid', label: setting.say.declined }],
  },
};

import type { Case } from '#domain/case/case.ts';
import { type Concerning, concernedBy, lastResort, mayTouch } from '#domain/people/concerned.ts';
import { dayOf, personOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Person } from '#domain/policy/schema/people.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import { formatInstant, type Instant } from '#domain/time.ts';
import type { LocalizedText } from '#domain/values.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { compose, type OutgoingMessage, toStaff } from './compose.ts';
import { languagesInWords } from './languages-in-words.ts';
import type { Languages } from './letter-language.ts';

/** The language somebody of the team is written to: the first of theirs that Amends writes in. */
export const languageOf = (policy: Policy, person: Person): ReplyLanguage =>
  person.languages.find((language) => language === 'es' || language === 'en') ?? policy.company.defaultLanguage;

/** An instant in the words of both languages, in the company's zone. */
export const dateWords = ({ company: { zone } }: Policy, at: Instant): LocalizedText => ({
  es: formatInstant(at, 'es', zone),
  en: formatInstant(at, 'en', zone),
});

/** A notice to somebody of the team; the values are given in both languages, and the reader's is used. */
export type Notice = {
  /** Person id. */
  to: string;
  /** Made from what the notice is about, so that a repeat writes the same item. */
  messageId: string;
  at: Instant;
  template: Extract<TemplateId, `staff-${string}`>;
  /** Where the desk is. */
  deskUrl: string;
  /** The task it is about: its mail leads to it rather than to the case. */
  taskId?: string;
  /** Until when it may wait for its reader to see the case at the desk. It leaves at once to whoever gets it in place of another. */
  waitsUntil?: Instant | undefined;
  values?: Record<string, LocalizedText | string>;
};

/** A line of its own on the languages of a case; nothing where they are not known. */
const languagesLine = (head: Partial<Languages>, language: ReplyLanguage): string => {
  const words = languagesInWords(head);
  return words ? `\n${words[language]}` : '';
};

const OF_INCIDENT: LocalizedText = {
  es: 'Es de una incidencia: lo que se sabe de ella está en el caso.',
  en: 'It is about an incident: what is known of it is with the case.',
};

/** A line of its own on the failure that a case is about: nobody has to look for its cause again. */
const incidentLine = ({ incident }: Pick<Partial<Case>, 'incident'>, language: ReplyLanguage): string =>
  incident ? `\n${OF_INCIDENT[language]}` : '';

/** Whom a notice goes to: nobody hears of a case that is about them, so whoever sees to such cases gets it instead. */
const reachable = (policy: Policy, head: Concerning, { to, at }: Pick<Notice, 'to' | 'at'>): string => {
  if (mayTouch({ id: to }, head, policy).may) return to;
  return lastResort(policy, { day: dayOf(policy, at), excluded: concernedBy(head) }) ?? to;
};

/** Composes a notice and queues it. `person`, `reference`, `languages`, `incident` and `deskUrl` need no value: every notice has them. */
export const staffNotice = (
  policy: Policy,
  head: Pick<Case, 'caseId' | 'reference'> & Partial<Languages> & Pick<Partial<Case>, 'incident'> & Concerning,
  { to: addressed, messageId, at, template, deskUrl, taskId, waitsUntil, values = {} }: Notice,
): OutgoingMessage => {
  const to = reachable(policy, head, { to: addressed, at });
  const person = personOf(policy, to);
  const language = languageOf(policy, person);
  const localized = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value[language],
  ]);
  const text = compose(policy, {
    template,
    language,
    values: {
      person: person.name,
      reference: head.reference,
      deskUrl,
      languages: languagesLine(head, language),
      incident: incidentLine(head, language),
      ...Object.fromEntries(localized),
    },
  });
  const waits = waitsUntil !== undefined && to === addressed;
  return toStaff(to, { messageId, at, template, ...(taskId && { taskId }), ...(waits && { waitsUntil }), ...text });
};

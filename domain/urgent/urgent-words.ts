import type { Case } from '../case/case.ts';
import type { Task } from '../case/task.ts';
import type { Policy } from '../policy/policy.ts';
import { nameOf } from '../tasks/decide.ts';
import { formatInstant, type Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import type { DangerKind } from '../vocabulary.ts';

type Calls = Record<'calls' | 'cannot-hear' | 'no-phone' | 'not-reached', (who: string, by: string) => string>;

/** Who gets in touch, how and by when: nothing else is promised than what the task says. */
const contacts: Record<'es' | 'en', Calls> = {
  es: {
    calls: (who, by) => `${who} le llama como muy tarde el ${by}.`,
    'cannot-hear': (who, by) => `${who} le escribe por este medio, sin llamadas. Como muy tarde, el ${by}.`,
    'no-phone': (who, by) =>
      `${who} le escribe por este medio como muy tarde el ${by}. Para poder llamarle necesitamos su teléfono: envíenoslo en su respuesta.`,
    'not-reached': (who, by) => `${who} volverá a intentar hablar con usted como muy tarde el ${by}.`,
  },
  en: {
    calls: (who, by) => `${who} calls you by ${by} at the latest.`,
    'cannot-hear': (who, by) => `${who} writes to you here, without any call. By ${by} at the latest.`,
    'no-phone': (who, by) =>
      `${who} writes to you here by ${by} at the latest. To call you we need your phone number: send it with your answer.`,
    'not-reached': (who, by) => `${who} tries again to speak with you by ${by} at the latest.`,
  },
};

const grouped: Record<'es' | 'en', (by: string) => string> = {
  es: (by) =>
    `Otras personas nos han avisado de lo mismo y ya nos ocupamos. Le escribimos por aquí con novedades como muy tarde el ${by}. Si empeora, o hay alguien mayor, enfermo o herido, díganoslo con su teléfono y le llamamos.`,
  en: (by) =>
    `Others have told us of the same and we are already seeing to it. We write to you here with news by ${by} at the latest. If it gets worse, or somebody is elderly, ill or hurt, tell us with your phone number and we call you.`,
};

const joined = (texts: LocalizedText[], language: 'es' | 'en', between: string): string =>
  texts.map((text) => text[language]).join(between);

/** A case whose customer may be in danger: what they are told to do, and who gets in touch. */
export type Urgency = {
  head: Pick<Case, 'replyLanguage' | 'country' | 'nextWordBy'>;
  /** The call; absent where the case joined a group. */
  task: Pick<Task, 'assignee' | 'dueAt' | 'inWriting'> | undefined;
  kinds: DangerKind[];
};

/** What we ask them to do now, by the kinds of danger; where none is known, to keep away and call. */
export const adviceOn = ({ emergency: { advice, mostAdvice } }: Policy, kinds: DangerKind[]) =>
  (kinds.length > 0 ? kinds : (['other'] as const)).slice(0, mostAdvice).map((kind) => advice[kind]);

/** The emergency number of the country somebody is in. */
export const emergencyNumber = (policy: Policy, country: string | undefined): LocalizedText => {
  const { numbers } = policy.emergency;
  return numbers[country ?? policy.company.country] ?? (numbers['default'] as LocalizedText);
};

const who = (policy: Policy, assignee: string | undefined): string =>
  assignee ? `${nameOf(policy, assignee)} (${policy.company.name})` : policy.company.name;

/** The places of the templates `acknowledgment-urgent` and `urgent` that speak to the danger, in the language of the reply. */
export const urgentPlaces = (
  policy: Policy,
  { head, task, kinds }: Urgency,
): Record<'emergency' | 'advice' | 'adviceShort' | 'caller', string> => {
  const { replyLanguage: language } = head;
  const inWords = (at: Instant) => formatInstant(at, language, policy.company.zone);
  const advice = adviceOn(policy, kinds);
  const caller = task
    ? contacts[language][task.inWriting ?? 'calls'](who(policy, task.assignee), inWords(task.dueAt))
    : grouped[language](inWords(head.nextWordBy));
  const { signLanguage } = policy.emergency;
  const sign = task?.inWriting === 'cannot-hear' && signLanguage ? ` ${signLanguage[language]}` : '';
  return {
    emergency: emergencyNumber(policy, head.country)[language],
    advice: joined(
      advice.map(({ text }) => text),
      language,
      '\n',
    ),
    adviceShort: joined(
      advice.slice(0, 1).map(({ short }) => short),
      language,
      ' ',
    ),
    caller: `${caller}${sign}`,
  };
};

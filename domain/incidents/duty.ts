import type { CaseFile } from '../case/case-file.ts';
import type { Policy } from '../policy/policy.ts';
import { type Clock, formatInstant, type Instant } from '../time.ts';
import { isOutageLawful } from '../urgent/outage-update.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { Incident } from './incident.ts';
import { type IncidentMessage, lastReleased } from './message.ts';

/** One date of the duty in an outage that cuts off many. */
export type DutyDate = {
  what: 'first-word' | 'next-word';
  /** Of Ley 10/2025. */
  article: string;
  dueAt: Instant;
  /** When it was done. */
  doneAt?: Instant;
  isLate: boolean;
  /** How the date came about, in the reader's language. */
  explanation: string;
};

type Setting = { policy: Policy; clock: Clock; language: ReplyLanguage };

const words = {
  es: {
    first: (since: string) =>
      `Hay que decir las causas conocidas y cuándo se espera que vuelva el servicio en dos horas, de día y de noche (art. 17.2). Cuenta desde la primera reclamación, del ${since}.`,
    next: (every: string, since: string) =>
      `En un corte que afecta a muchos la respuesta ha de ser simultánea y estar al día para todos (art. 13.9). La ley no fija cada cuánto: la política promete noticias cada ${every}, y las últimas salieron el ${since}.`,
    formats:
      'Todos la reciben a la vez por medios digitales. Quien reclamó por otro medio la recibe en el suyo y, como mínimo, por SMS: a quien no alcance ningún canal se lo lleva una persona, que tiene una tarea para ello (art. 13.9).',
    noSelling:
      'Mientras dure no se vende nada en estos contactos, salvo lo que resuelva el corte y mejore lo que tiene el cliente (art. 16.2).',
  },
  en: {
    first: (since: string) =>
      `The known causes, and when the service is expected back, have to be told within two hours, day and night (art. 17.2). It counts from the first complaint, of ${since}.`,
    next: (every: string, since: string) =>
      `In an outage that cuts off many, the answer has to be simultaneous and up to date for all (art. 13.9). The law sets no interval: the policy promises news every ${every}, and the last left on ${since}.`,
    formats:
      'All get it at once by digital means. Whoever complained in another way gets it in that way and at least by SMS: where no channel reaches them a person brings it, who has a task for it (art. 13.9).',
    noSelling:
      'While it lasts nothing is sold in these contacts, but for what ends the outage and betters what the customer has (art. 16.2).',
  },
} as const;

const everyInWords = (duration: string, language: ReplyLanguage): string => {
  const hours = /^PT(\d+)H$/.exec(duration)?.[1];
  return hours ? `${hours} ${language === 'es' ? 'horas' : 'hours'}` : duration;
};

const when = (at: Instant, { policy, language }: Setting): string => formatInstant(at, language, policy.company.zone);

/** Messages that tell the causes and the end, as they were released. */
const explained = (messages: readonly IncidentMessage[]): IncidentMessage[] =>
  messages.filter(({ kind, state, to }) => kind === 'outage' && state === 'released' && to === undefined);

/**
 * What the law asks for where a failure cuts many off (Ley 10/2025 arts. 13.9 and 17.2), as dates; undefined where it asks for nothing.
 * @param first the first complaint about it whose class is the continuity of a service
 */
export const outageDuty = (
  { state, closed, messages }: Pick<Incident, 'state' | 'closed'> & { messages: readonly IncidentMessage[] },
  first: Pick<CaseFile, 'head' | 'regime'> | undefined,
  setting: Setting,
): { dates: DutyDate[]; also: string[] } | undefined => {
  if (first?.head.regime.class !== 'continuity' || !isOutageLawful(first)) return undefined;
  const { policy, clock, language } = setting;
  const said = words[language];
  const now = closed?.at ?? clock.now();
  const sent = explained(messages);
  const [firstSent] = sent;
  const { receivedAt, answerBy } = first.head;
  const toldAt = firstSent?.decidedAt;
  const dates: DutyDate[] = [
    {
      ...{ what: 'first-word', article: '17.2', dueAt: answerBy },
      ...(toldAt && { doneAt: toldAt }),
      isLate: (toldAt ?? now) > answerBy,
      explanation: said.first(when(receivedAt, setting)),
    },
  ];
  const last = lastReleased(sent)?.decidedAt;
  if (last && state === 'confirmed') {
    const every = policy.deadlines.outageUpdate;
    const dueAt = clock.after(last, every);
    const explanation = said.next(everyInWords(every, language), when(last, setting));
    dates.push({ what: 'next-word', article: '13.9', dueAt, isLate: now > dueAt, explanation });
  }
  return { dates, also: [said.formats, said.noSelling] };
};

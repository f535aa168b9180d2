import { formatDay, type Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';

/** Where a case stands for its customer while they wait for an answer. */
export type Standing = 'examine' | 'consult' | 'approve' | 'release' | 'points' | 'other';

const STANDS: Record<Standing, LocalizedText> = {
  examine: {
    es: 'Estamos reuniendo y comprobando lo que ha pasado',
    en: 'We are gathering and checking what happened',
  },
  consult: {
    es: 'Una persona especialista está estudiando lo que nos cuenta',
    en: 'A specialist is studying what you told us',
  },
  approve: {
    es: 'La propuesta que queremos hacerle está pendiente de una última firma',
    en: 'The proposal we want to make you waits for a last signature',
  },
  release: {
    es: 'Estamos terminando de escribir lo que le vamos a enviar',
    en: 'We are finishing what we are about to send you',
  },
  points: {
    es: 'Estamos contestando uno por uno los puntos de su reclamación',
    en: 'We are answering the points of your complaint one by one',
  },
  other: { es: 'Seguimos trabajando en su caso', en: 'We are still working on your case' },
};

/** While an answer is owed: where it stands, and that nobody forgot it. */
export const answerWaits = (standing: Standing, language: ReplyLanguage): string =>
  language === 'es'
    ? `Le escribo para que no espere sin noticias. ${STANDS[standing].es}, y su caso sigue en mis manos. En cuanto haya algo nuevo se lo digo.`
    : `I am writing so that you do not wait without news. ${STANDS[standing].en}, and your case stays in my hands. As soon as there is something new I tell you.`;

/** What was promised, as it stands within a sentence. */
export type PromisedThing = { what: string; dueAt: Instant; zone: string };

/** While something agreed is still to be done: that it is under way, and for when. */
export const promiseWaits = ({ what, dueAt, zone }: PromisedThing, language: ReplyLanguage): string => {
  const day = formatDay(dueAt, language, zone);
  return language === 'es'
    ? `Le escribo para que sepa cómo va lo que acordamos: «${what}». Sigue en marcha, para el ${day}, y me ocupo yo. En cuanto esté hecho se lo confirmo.`
    : `I am writing to tell you how what we agreed is going: “${what}”. It is under way, for ${day}, and I look after it. As soon as it is done I confirm it to you.`;
};

/** What was promised and not kept. A place is left for what is done now: only a person knows it. */
export const promiseBroken = ({ what, dueAt, zone }: PromisedThing, language: ReplyLanguage): string => {
  const day = formatDay(dueAt, language, zone);
  return language === 'es'
    ? `Acordamos «${what}» para el ${day} y no lo hemos cumplido. Lo sentimos. He retomado su caso hoy mismo y me ocupo de que se haga; en cuanto tenga la fecha nueva se la doy.`
    : `We agreed “${what}” for ${day} and have not kept it. We are sorry. I have taken your case up again today and see to it that it is done; as soon as I have the new date I give it to you.`;
};

/** The customer said that what we know of their earlier complaints is not right. What was found is written by a person. */
export const earlierNoted = (language: ReplyLanguage): string =>
  language === 'es'
    ? 'He leído lo que nos dice de sus reclamaciones anteriores y lo he dejado anotado en su caso. Ninguna reclamación se rechaza por haber otras antes: la suya la estudiamos por lo que ha pasado.'
    : 'I have read what you say of your earlier complaints and noted it in your case. No complaint is refused because there were others before: yours is examined for what happened.';

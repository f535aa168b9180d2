import type * as z from 'zod/mini';
import type { Option } from '../case/settlement.ts';
import type { RequestedRemedy } from '../messages/requested-remedies.ts';
import type { Policy } from '../policy/policy.ts';
import type { OutsideBody } from '../policy/schema/bodies.ts';
import { formatDay } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import type { Cause, ReplyLanguage } from '../vocabulary.ts';
import { givenParagraphs } from './given.ts';
import { commitmentLines, type DocumentFacts, paragraphs, pointsSection, shortTitle } from './parts.ts';

/** An outside body a customer can turn to. */
export type Body = z.infer<typeof OutsideBody>;

/** How a negotiation ends without an agreement. */
export type Ending = 'declined' | 'unanswered' | 'rounds-spent' | 'nothing-more';

/** What the text of a final answer is made of. */
export type FinalAnswerFacts = DocumentFacts & {
  ending: Ending;
  /** What the customer wishes; only their own words are quoted. */
  requestedRemedy?: RequestedRemedy;
  offers: { round: number; options: Pick<Option, 'title'>[] }[];
  bodies: Body[];
  /** Names of the bodies the company adheres to. */
  adheresTo: string[];
};

/**
 * The bodies that have a say: by the company's country and sector, and by the region of the customer where it is known. A
 * region's own body stands in for the entry that says how to find it.
 * @param region ISO 3166-2, such as `ES-MD`
 */
export const bodiesFor = ({ company, bodies }: Policy, region?: string): Body[] => {
  const fit = bodies.filter(
    ({ countries, sectors, regions }) =>
      (!countries || countries.includes(company.country)) &&
      (!sectors || sectors.includes(company.sector)) &&
      (!regions || (region !== undefined && regions.includes(region))),
  );
  const replaced = fit.flatMap(({ insteadOf = [] }) => insteadOf);
  return fit.filter(({ id }) => !replaced.includes(id));
};

/**
 * What we conclude where we do not answer for what happened, by the cause the owner found. Nobody is blamed: it says what was
 * and was not found. Where we answer for it, or there was a misunderstanding, the excuse that stands first says it.
 */
const conclusions: Record<Exclude<Cause, 'company-error' | 'misunderstanding'> | 'unknown', LocalizedText> = {
  'third-party': {
    es: 'Lo ocurrido se debió a otra empresa, y no a un fallo de nuestro servicio.',
    en: 'What happened was due to another company, and not to a failure of our service.',
  },
  'customer-use': {
    es: 'No hemos encontrado un defecto del aparato ni un fallo del servicio; lo ocurrido tiene que ver con las condiciones de uso.',
    en: 'We found no defect of the appliance and no failure of the service; what happened has to do with the conditions of use.',
  },
  unfounded: {
    es: 'Con los datos que tenemos no hemos encontrado un fallo nuestro.',
    en: 'With the information we have, we found no failure of ours.',
  },
  unknown: {
    es: 'Hemos valorado todo lo que nos ha contado.',
    en: 'We have considered all that you told us.',
  },
};

/** Why there is no more: true for the way it ended, and without naming any limit of ours. */
const limits: Record<'offered' | 'nothing-found' | 'nothing-left', LocalizedText> = {
  offered: {
    es: 'Lo que le propusimos es lo que guarda proporción con lo que ocurrió y con lo que hemos podido comprobar. No podemos darle más de lo que damos a otras personas en la misma situación.',
    en: 'What we offered is in proportion to what happened and to what we could verify. We cannot give you more than we give to others in the same situation.',
  },
  'nothing-found': {
    es: 'Compensamos cuando hemos comprobado un fallo del que respondemos, y aquí no ha sido así. Si tiene un dato o un documento que no hayamos visto, envíenoslo y lo estudiamos de nuevo.',
    en: 'We compensate where we have verified a failure we answer for, which was not the case here. If you have information or a document we have not seen, send it to us and we will look at it again.',
  },
  'nothing-left': {
    es: 'Hemos valorado lo ocurrido y lo que ya se ha hecho por resolverlo, y no podemos añadir nada más.',
    en: 'We have considered what happened and what has been done to resolve it, and we cannot add anything more.',
  },
};

const conclusionOn = ({ given: { cause, isOurs }, language }: FinalAnswerFacts): string | false => {
  if (isOurs || cause === 'company-error' || cause === 'misunderstanding') return false;
  return `${language === 'es' ? 'A qué conclusión llegamos' : 'What we conclude'}\n${conclusions[cause ?? 'unknown'][language]}`;
};

const wishOn = ({ requestedRemedy, language }: FinalAnswerFacts): string | false => {
  if (!requestedRemedy) return false;
  const { text, noted } = requestedRemedy;
  if (language === 'es') return noted ? `Entendimos que pedía: ${text}` : `Qué nos pidió\n«${text}»`;
  return noted ? `We understood that you asked for: ${text}` : `What you asked for\n“${text}”`;
};

const limitOn = ({ offers, given: { cause, isOurs }, language }: FinalAnswerFacts): string => {
  const foundNothing = !isOurs && (cause === 'customer-use' || cause === 'unfounded');
  return limits[offers.length > 0 ? 'offered' : foundNothing ? 'nothing-found' : 'nothing-left'][language];
};

const endings: Record<Exclude<Ending, 'nothing-more'>, LocalizedText> = {
  declined: {
    es: 'Nos ha dicho que no le convence, y lo respetamos.',
    en: 'You told us it is not right for you, and we respect that.',
  },
  unanswered: {
    es: 'No hemos tenido respuesta suya a nuestra última propuesta. Si quiere retomarla, díganoslo.',
    en: 'We have had no answer from you to our last offer. If you want to take it up again, tell us.',
  },
  'rounds-spent': {
    es: 'Hemos buscado con usted varias veces una solución y no hemos llegado a un acuerdo.',
    en: 'We looked for a solution with you several times and did not reach an agreement.',
  },
};

const offered = ({ offers, ending, language }: FinalAnswerFacts, word: string): string => {
  const lines = offers.flatMap(({ round, options }) =>
    options.map((option) => `- ${shortTitle(option)} (${word} ${round})`),
  );
  return [...lines, ...(ending === 'nothing-more' ? [] : [endings[ending][language]])].join('\n');
};

/** The bodies as lines of the document, each with how to turn to it. */
export const bodyLines = ({ bodies, language }: Pick<FinalAnswerFacts, 'bodies' | 'language'>): string =>
  bodies.map(({ name, how, url }) => `- ${name[language]}. ${how[language].trim()} ${url}`).join('\n');

/** Whether the company adheres to a body that resolves disputes, and to which (Ley 10/2025 art. 13.7). */
const adherence = ({ adheresTo, company, language }: FinalAnswerFacts): string => {
  const names = adheresTo.join(', ');
  if (language === 'es')
    return names
      ? `${company} está adherida a: ${names}.`
      : `${company} no está adherida de antemano a ningún sistema de resolución alternativa de conflictos.`;
  return names
    ? `${company} adheres to: ${names}.`
    : `${company} does not adhere beforehand to any system of alternative dispute resolution.`;
};

/** What we commit ourselves to though nothing was agreed, and what the customer can do where we do not keep it. */
const commitmentsOn = (facts: FinalAnswerFacts): string | false => {
  const { commitments, language } = facts;
  if (commitments.length === 0) return false;
  const lines = commitmentLines(commitments, facts);
  return language === 'es'
    ? `A qué nos comprometemos\n${lines}\nSi algo de esto no se cumple, díganoslo y lo retomamos.`
    : `What we commit ourselves to\n${lines}\nIf anything of this is not kept, tell us and we take it up again.`;
};

const spanish = (facts: FinalAnswerFacts): string => {
  const wasOffered = facts.offers.length > 0;
  return paragraphs(
    `RESPUESTA A LA RECLAMACIÓN ${facts.reference}`,
    `Recibimos su reclamación el ${formatDay(facts.receivedAt, 'es', facts.zone)}. La hemos estudiado y le respondemos con nuestras razones.`,
    ...givenParagraphs(facts.given, 'es'),
    pointsSection(facts),
    conclusionOn(facts),
    wishOn(facts),
    wasOffered && `Qué le propusimos\n${offered(facts, 'propuesta')}`,
    `Por qué no podemos ofrecerle ${wasOffered ? 'más' : 'una compensación'}\n${limitOn(facts)}`,
    commitmentsOn(facts),
    facts.bodies.length > 0 &&
      `Si no está de acuerdo, puede acudir a\n${bodyLines(facts)}\n${adherence(facts)}\nNuestra respuesta no le quita ninguno de los derechos que le da la ley.`,
    ...facts.statements,
    `Le responde una persona: ${facts.signer}, de ${facts.company}. Si quiere hablarlo, llame al ${facts.phone} y pregunte por ${facts.signer}.`,
    formatDay(facts.madeAt, 'es', facts.zone),
  );
};

const english = (facts: FinalAnswerFacts): string => {
  const wasOffered = facts.offers.length > 0;
  return paragraphs(
    `ANSWER TO COMPLAINT ${facts.reference}`,
    `We received your complaint on ${formatDay(facts.receivedAt, 'en', facts.zone)}. We have examined it and answer you with our reasons.`,
    ...givenParagraphs(facts.given, 'en'),
    pointsSection(facts),
    conclusionOn(facts),
    wishOn(facts),
    wasOffered && `What we offered you\n${offered(facts, 'offer')}`,
    `Why we cannot offer ${wasOffered ? 'more' : 'compensation'}\n${limitOn(facts)}`,
    commitmentsOn(facts),
    facts.bodies.length > 0 &&
      `If you do not agree, you can turn to\n${bodyLines(facts)}\n${adherence(facts)}\nOur answer takes away none of the rights the law gives you.`,
    ...facts.statements,
    `This answer comes from a person: ${facts.signer}, of ${facts.company}. If you wish to talk about it, call ${facts.phone} and ask for ${facts.signer}.`,
    formatDay(facts.madeAt, 'en', facts.zone),
  );
};

const texts: Record<ReplyLanguage, (facts: FinalAnswerFacts) => string> = { es: spanish, en: english };

/** The exact text of a final answer: reasoned, signed by a human, with the bodies outside the company to turn to. */
export const finalAnswerText = (facts: FinalAnswerFacts): string => texts[facts.language](facts);

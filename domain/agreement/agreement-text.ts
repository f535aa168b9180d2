import type { AcceptanceMeans, Option } from '../case/settlement.ts';
import { formatDay, formatInstant, type Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import { givenParagraphs } from './given.ts';
import { commitmentLines, type DocumentFacts, paragraphs, pointsSection, shortTitle } from './parts.ts';

/** What the text of an agreement is made of. */
export type AgreementFacts = DocumentFacts & {
  option: Pick<Option, 'optionId' | 'title' | 'detail'>;
  round: number;
  acceptedAt: Instant;
  /** By which means it was accepted. */
  acceptedBy: AcceptanceMeans;
  /** When this very text was shown on the tracking page, of an acceptance that was given there after reading it. */
  reviewedAt?: Instant;
  /** Name of whoever recorded the acceptance, where it was not given on the tracking page. */
  recordedBy?: string;
};

/** By which means an offer was accepted, within a sentence. */
const means: Record<AcceptanceMeans, LocalizedText> = {
  'tracking-link': { es: 'desde su enlace de seguimiento', en: 'through your tracking link' },
  phone: { es: 'por teléfono', en: 'on the phone' },
  mail: { es: 'por correo electrónico', en: 'by e-mail' },
  post: { es: 'por carta', en: 'by letter' },
  chat: { es: 'por mensaje', en: 'in a message' },
  'in-person': { es: 'en persona', en: 'in person' },
};

/** Of a text that was read before it was accepted: the moment of that cannot stand in it, and is on record. */
const reviewed: Record<ReplyLanguage, (shownAt: string) => string> = {
  es: (shownAt) =>
    `desde su enlace de seguimiento, después de leer este mismo texto, que le mostramos el ${shownAt}; el momento en que la aceptó consta en su expediente`,
  en: (shownAt) =>
    `through your tracking link after reading this very text, which we showed you on ${shownAt}; the moment you accepted it is on record`,
};

/** When the customer accepted and by which means, and who recorded it. */
const accepted = ({ acceptedAt, acceptedBy, recordedBy, reviewedAt, language, zone }: AgreementFacts): string => {
  if (reviewedAt) return reviewed[language](formatInstant(reviewedAt, language, zone));
  const at = formatInstant(acceptedAt, language, zone);
  const by = means[acceptedBy][language];
  if (recordedBy === undefined) return language === 'es' ? `el ${at} ${by}` : `on ${at} ${by}`;
  return language === 'es'
    ? `${by}, el ${at}, según dejó constancia ${recordedBy}`
    : `${by}, on ${at}, as recorded by ${recordedBy}`;
};

const spanish = (facts: AgreementFacts): string => {
  const day = (instant: Instant) => formatDay(instant, 'es', facts.zone);
  return paragraphs(
    `ACUERDO SOBRE LA RECLAMACIÓN ${facts.reference}`,
    `Partes: ${facts.customer ?? 'la persona que presentó la reclamación'} y ${facts.company}.\n` +
      `Asunto: la reclamación ${facts.reference}, recibida el ${day(facts.receivedAt)}.`,
    ...givenParagraphs(facts.given, 'es'),
    `Lo que acordamos\n${shortTitle(facts.option)}. ${facts.option.detail}`,
    pointsSection(facts),
    facts.commitments.length > 0
      ? `Nuestros compromisos\n${commitmentLines(facts.commitments, facts)}`
      : 'Lo acordado queda cumplido con este escrito.',
    `Usted aceptó esta propuesta (la número ${facts.round}, opción ${facts.option.optionId}) ` +
      `${accepted(facts)}. Con ello las dos partes damos la ` +
      'reclamación por resuelta de común acuerdo. Este acuerdo no le quita ninguno de los derechos que le da la ley. ' +
      'Si algo de lo prometido no se cumple, díganoslo y lo retomamos.',
    ...facts.statements,
    `Por ${facts.company}: ${facts.signer}\n${day(facts.madeAt)}`,
  );
};

const english = (facts: AgreementFacts): string => {
  const day = (instant: Instant) => formatDay(instant, 'en', facts.zone);
  return paragraphs(
    `AGREEMENT ON COMPLAINT ${facts.reference}`,
    `Parties: ${facts.customer ?? 'the person who made the complaint'} and ${facts.company}.\n` +
      `Matter: complaint ${facts.reference}, received on ${day(facts.receivedAt)}.`,
    ...givenParagraphs(facts.given, 'en'),
    `What we agreed\n${shortTitle(facts.option)}. ${facts.option.detail}`,
    pointsSection(facts),
    facts.commitments.length > 0
      ? `What we commit ourselves to\n${commitmentLines(facts.commitments, facts)}`
      : 'What was agreed is fulfilled by this document.',
    `You accepted this offer (number ${facts.round}, option ${facts.option.optionId}) ` +
      `${accepted(facts)}. With that both sides consider the ` +
      'complaint resolved by agreement. This agreement takes away none of the rights the law gives you. ' +
      'If anything we promised is not kept, tell us and we take it up again.',
    ...facts.statements,
    `For ${facts.company}: ${facts.signer}\n${day(facts.madeAt)}`,
  );
};

const texts: Record<ReplyLanguage, (facts: AgreementFacts) => string> = { es: spanish, en: english };

/** The exact text of an agreement, in the language we answer in. Its SHA-256 is what both sides hold. */
export const agreementText = (facts: AgreementFacts): string => texts[facts.language](facts);

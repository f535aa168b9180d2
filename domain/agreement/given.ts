import type { CaseFile } from '../case/case-file.ts';
import { answersOf, type Consulted, standingIn } from '../examination/opinions.ts';
import type { Policy } from '../policy/policy.ts';
import type { LocalizedText } from '../values.ts';
import type { Cause, ReplyLanguage } from '../vocabulary.ts';

/**
 * What is given to a customer and never traded: an apology where we answer for what happened, the cause that was found,
 * what prevents a repetition, and after a misuse how to use it well. It stands in every offer, agreement and final answer,
 * before anything that is offered.
 */
export type GivenWords = {
  cause?: Cause;
  /** We answer for it: the cause is ours, or a third party's that takes part in our service, or an expert said so. */
  isOurs: boolean;
  /** What the customer reads of the cause: the owner's explanation, then the experts'. Never the house's facts. */
  explanations: string[];
  /** What we do so that it does not happen again: there wherever it is ours. */
  prevention?: string;
  /** How to use it so that it works well, where the cause lay in its use. */
  advice?: string;
};

/** The words for the customer that a person may write, and whose they are where nobody did: the policy's. */
export type GivenText = 'prevention' | 'advice';

/** Ids of the texts for the customer that the owner wrote when examining. */
export const explanationTextId = (cycle: number): string => `customer-explanation-${cycle}`;
export const preventionTextId = (cycle: number): string => `prevention-${cycle}`;
export const adviceTextId = (cycle: number): string => `advice-${cycle}`;

const examinationOf = ({ examinations }: Pick<CaseFile, 'examinations'>, cycle: number) =>
  examinations.find((examination) => examination.cycle === cycle) ?? examinations.at(-1);

/** What the company says of its own accord where nobody wrote it for the case: by the topic, else in general. */
const ofPolicy = (
  { topics, negotiation }: Pick<Policy, 'topics' | 'negotiation'>,
  { topic, replyLanguage }: Pick<CaseFile['head'], 'topic' | 'replyLanguage'>,
  which: GivenText,
): string | undefined =>
  (topics.find(({ id }) => id === topic)?.[which] ?? negotiation.given?.[which])?.[replyLanguage].trim();

/** The words that are given to a customer in every document, of the case and with what the policy adds. */
type GivenFile = Pick<CaseFile, 'head' | 'examinations'> & Consulted;

/**
 * What was found in a cycle, for the customer. Where it is ours, what prevents a repetition is always there, and after a misuse
 * how to use it: in the words of whoever examined or released, else in the policy's.
 */
export const givenOf = (
  policy: Pick<Policy, 'topics' | 'negotiation'>,
  { head, examinations, texts, ...consulted }: GivenFile,
  cycle: number,
): GivenWords => {
  const {
    cause,
    explanationTextId: explained,
    preventionTextId: prevents,
    adviceTextId: advises,
  } = examinationOf({ examinations }, cycle) ?? {};
  const { liable, explanationTextIds } = standingIn({ ...consulted, texts }, cycle);
  const isAsked = answersOf(consulted, cycle).length > 0;
  const textIds = [explained ?? '', ...explanationTextIds];
  const isOurs = liable || cause === 'company-error' || (cause === 'third-party' && !isAsked);
  const prevention = texts.get(prevents ?? '') ?? (isOurs ? ofPolicy(policy, head, 'prevention') : undefined);
  const advice =
    texts.get(advises ?? '') ?? (cause === 'customer-use' && !isOurs ? ofPolicy(policy, head, 'advice') : undefined);
  return {
    ...(cause && { cause }),
    isOurs,
    explanations: textIds.flatMap((textId) => texts.get(textId) ?? []),
    ...(prevention && { prevention }),
    ...(advice && { advice }),
  };
};

/** What a document says only in the policy's words: whoever releases it is asked for words about this very case. */
export const onlyOfPolicy = (
  policy: Pick<Policy, 'topics' | 'negotiation'>,
  file: GivenFile,
  cycle: number,
): { which: GivenText; text: string }[] => {
  const given = givenOf(policy, file, cycle);
  const found = examinationOf(file, cycle);
  const own = { prevention: found?.preventionTextId, advice: found?.adviceTextId };
  return (['prevention', 'advice'] as const).flatMap((which) => {
    const text = given[which];
    return text !== undefined && file.texts.get(own[which] ?? '') === undefined ? [{ which, text }] : [];
  });
};

const excuses: Record<'ours' | 'third-party' | 'liable', LocalizedText> = {
  ours: {
    es: 'Lo ocurrido fue un error nuestro. Lo sentimos y le pedimos disculpas.',
    en: 'What happened was our mistake. We are sorry, and we apologise to you.',
  },
  'third-party': {
    es: 'Lo ocurrido se debió a otra empresa que interviene en el servicio, y quien le responde somos nosotros. Lo sentimos y le pedimos disculpas.',
    en: 'What happened was due to another company that takes part in the service, and it is we who answer to you. We are sorry, and we apologise to you.',
  },
  liable: {
    es: 'Lo ocurrido es responsabilidad nuestra. Lo sentimos y le pedimos disculpas.',
    en: 'What happened is our responsibility. We are sorry, and we apologise to you.',
  },
};

const MISUNDERSTOOD: LocalizedText = {
  es: 'Ha habido un malentendido y podríamos habernos explicado mejor. Sentimos las molestias.',
  en: 'There was a misunderstanding and we could have explained ourselves better. We are sorry for the trouble.',
};

const excuseOf = ({ cause, isOurs }: GivenWords): LocalizedText | undefined => {
  if (cause === 'misunderstanding' && !isOurs) return MISUNDERSTOOD;
  if (!isOurs) return undefined;
  return excuses[cause === 'company-error' ? 'ours' : cause === 'third-party' ? 'third-party' : 'liable'];
};

const HAPPENED: LocalizedText = { es: 'Qué ha pasado', en: 'What happened' };
const PREVENTS: LocalizedText = {
  es: 'Qué hacemos para que no vuelva a ocurrir',
  en: 'What we do so that it does not happen again',
};

const ADVISES: LocalizedText = { es: 'Para que le funcione bien', en: 'So that it works well for you' };

/** The paragraphs of what is given, in their order: the excuse, the cause, what prevents a repetition, how to use it. */
export const givenParagraphs = (given: GivenWords, language: ReplyLanguage): string[] => {
  const { explanations, prevention, advice } = given;
  const excuse = excuseOf(given);
  return [
    ...(excuse ? [excuse[language]] : []),
    ...(explanations.length > 0 ? [`${HAPPENED[language]}\n${explanations.join('\n\n')}`] : []),
    ...(prevention ? [`${PREVENTS[language]}\n${prevention}`] : []),
    ...(advice ? [`${ADVISES[language]}\n${advice}`] : []),
  ];
};

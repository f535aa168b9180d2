import type { CaseFile } from '../case/case-file.ts';
import { taskId } from '../case/ids.ts';
import type { LocalizedText } from '../values.ts';
import type { Cause, ReplyLanguage } from '../vocabulary.ts';

/**
 * What is given to a customer and never traded: an apology where we answer for what happened, the cause that was found, and
 * what prevents a repetition. It stands in every offer, agreement and final answer, before anything that is offered.
 */
export type GivenWords = {
  cause?: Cause;
  /** We answer for it: the cause is ours, or a third party's that takes part in our service, or an expert said so. */
  isOurs: boolean;
  /** What the customer reads of the cause: the owner's explanation, then the experts'. Never the house's facts. */
  explanations: string[];
  /** What we do so that it does not happen again. */
  prevention?: string;
};

/** Ids of the texts for the customer that the owner wrote when examining. */
export const explanationTextId = (cycle: number): string => `customer-explanation-${cycle}`;
export const preventionTextId = (cycle: number): string => `prevention-${cycle}`;

const examinationOf = ({ examinations }: Pick<CaseFile, 'examinations'>, cycle: number) =>
  examinations.find((examination) => examination.cycle === cycle) ?? examinations.at(-1);

/** What was found in a cycle, for the customer. */
export const givenOf = (
  { head, examinations, opinions, texts }: Pick<CaseFile, 'head' | 'examinations' | 'opinions' | 'texts'>,
  cycle: number,
): GivenWords => {
  const {
    cause,
    explanationTextId: explained,
    preventionTextId: prevents,
  } = examinationOf({ examinations }, cycle) ?? {};
  const asked = `${taskId({ caseId: head.caseId, kind: 'consult', cycle })}.`;
  const answers = opinions.flatMap((opinion) =>
    opinion.answered && opinion.taskId.startsWith(asked) ? [opinion] : [],
  );
  const liable = answers.some((answer) => answer.liable);
  const textIds = [explained ?? '', ...answers.map((answer) => answer.explanationTextId)];
  const prevention = texts.get(prevents ?? '');
  return {
    ...(cause && { cause }),
    isOurs: liable || cause === 'company-error' || (cause === 'third-party' && answers.length === 0),
    explanations: textIds.flatMap((textId) => texts.get(textId) ?? []),
    ...(prevention && { prevention }),
  };
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

/** The paragraphs of what is given, in their order: first the excuse, then the cause, then what prevents a repetition. */
export const givenParagraphs = (given: GivenWords, language: ReplyLanguage): string[] => {
  const { explanations, prevention } = given;
  const excuse = excuseOf(given);
  return [
    ...(excuse ? [excuse[language]] : []),
    ...(explanations.length > 0 ? [`${HAPPENED[language]}\n${explanations.join('\n\n')}`] : []),
    ...(prevention ? [`${PREVENTS[language]}\n${prevention}`] : []),
  ];
};

import type { CaseFile } from '#domain/case/case-file.ts';

/** Text item in which intake keeps what a customer asked for on the form. */
export const DESIRED_REMEDY = 'desired-remedy';

/** What would set it right in the customer's own words, newest first: answers to offers, what the owner heard, the form. */
export const customerWishes = (
  { texts, examinations, offers }: Pick<CaseFile, 'texts' | 'examinations' | 'offers'>,
  cycle: number,
): string[] =>
  [
    ...offers
      .filter((offer) => offer.cycle === cycle)
      .sort((a, b) => b.round - a.round)
      .map(({ messageTextId }) => messageTextId),
    examinations.find((examination) => examination.cycle === cycle)?.wishTextId,
    DESIRED_REMEDY,
  ].flatMap((textId) => texts.get(textId ?? '') ?? []);

import type { CaseFile } from '#domain/case/case-file.ts';

/** Text item of what a customer asked for on the form. */
export const DESIRED_REMEDY = 'desired-remedy';

/** What the customer asks for as redress, in their own words, newest first: answers to offers, what the owner noted, the form. */
export const requestedRemedies = (
  { texts, examinations, offers }: Pick<CaseFile, 'texts' | 'examinations' | 'offers'>,
  cycle: number,
): string[] =>
  [
    ...offers
      .filter((offer) => offer.cycle === cycle)
      .sort((a, b) => b.round - a.round)
      .map(({ messageTextId }) => messageTextId),
    examinations.find((examination) => examination.cycle === cycle)?.requestedRemedyTextId,
    DESIRED_REMEDY,
  ].flatMap((textId) => texts.get(textId ?? '') ?? []);

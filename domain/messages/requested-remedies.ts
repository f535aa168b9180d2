import type { CaseFile } from '#domain/case/case-file.ts';

/** Text item of what a customer asked for on the form. */
export const DESIRED_REMEDY = 'desired-remedy';

/** What a customer wishes as redress. `noted`: somebody of ours wrote it down, so it is no quotation of the customer. */
export type RequestedRemedy = { text: string; noted: boolean };

type Told = Pick<CaseFile, 'texts' | 'examinations' | 'offers' | 'messages'>;

/** Whether the customer's words about the complaint were written down by somebody of ours. */
const isWrittenByStaff = ({ messages }: Pick<CaseFile, 'messages'>): boolean =>
  messages.filter(({ direction, audience }) => direction === 'in' && audience === 'customer').sort(byTime)[0]
    ?.channel === 'staff';

const byTime = (a: { at: string }, b: { at: string }): number => (a.at < b.at ? -1 : 1);

/**
 * What the customer wishes, newest first: what they answered to an offer, what the owner noted, what they asked for on the
 * form. Only a counter says what is wished for: the words of a decline say why not, and those of an acceptance thank us.
 */
export const wishesOf = (file: Told, cycle: number): RequestedRemedy[] => {
  const { texts, examinations, offers } = file;
  const wish = (textId: string | undefined, noted: boolean): RequestedRemedy[] =>
    [texts.get(textId ?? '') ?? []].flat().map((text) => ({ text, noted }));
  const counters = offers
    .filter((offer) => offer.cycle === cycle && offer.status === 'countered')
    .sort((a, b) => b.round - a.round);
  return [
    ...counters.flatMap(({ messageTextId, recordedBy }) => wish(messageTextId, recordedBy !== undefined)),
    ...wish(examinations.find((examination) => examination.cycle === cycle)?.requestedRemedyTextId, true),
    ...wish(DESIRED_REMEDY, isWrittenByStaff(file)),
  ];
};

/** The texts of what the customer wishes, newest first. */
export const requestedRemedies = (file: Told, cycle: number): string[] => wishesOf(file, cycle).map(({ text }) => text);

import { applyPageMessage } from '#cases/inbound-message/apply-page-message.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { chooseDate, declineDates } from '#domain/meetings/answer.ts';
import { Refusal } from '#domain/refusal.ts';
import type { TrackDeps } from '../contract.ts';
import { keyedId } from '../keyed-id.ts';
import { type MeetingAnswer, NONE } from './contract.ts';

type Input = MeetingAnswer & { caseId: string; key?: string | undefined };

/** Whether the same answer is there already. */
export const isMeetingAnswered = (
  { head: { meeting } }: CaseFile,
  { number, date }: { number: unknown; date: unknown },
): boolean =>
  meeting !== undefined &&
  meeting.number === Number(number) &&
  (date === NONE ? meeting.state === 'declined' : meeting.state === 'chosen' && meeting.chosen === date);

/** Whether the case has those words already, such as of the same answer sent twice. */
const isSaid = ({ texts }: Pick<CaseFile, 'texts'>, words: string): boolean =>
  [...texts.values()].some((text) => text.trim() === words);

/** What an answer changes; of one that is there already, the words that are not. */
const answered = (
  { number, date }: MeetingAnswer,
  context: CaseContext<TrackDeps>,
  said: Said | undefined,
): Change | undefined => {
  const { file } = context;
  // Words that come with an answer join the case as any others do, and its owner reads them.
  const isRepeated = isMeetingAnswered(file, { number, date });
  const words = said && !(isRepeated && isSaid(file, said.text)) ? applyPageMessage(context, said) : undefined;
  if (isRepeated) return words;
  const answer =
    date === NONE
      ? declineDates(context, { number, ...(words && { messageId: said?.messageId }) })
      : chooseDate(context, { number, date });
  return combine(answer, words);
};

type Said = { messageId: string; text: string };

/**
 * The customer takes one of the dates that were proposed, or says that none suits. Either is told to the owner at once; neither opens
 * or closes anything else. The same answer twice is one. Where it comes too late, it is refused, and the words with it are kept.
 *
 * Refuses: no-open-meeting, meeting-date-unfit.
 */
export const answerMeeting = async ({ caseId, message, key, ...answer }: Input, deps: TrackDeps): Promise<void> => {
  const at = deps.clock.now();
  const messageId = keyedId(deps.newId(), key);
  const text = message?.trim();
  const said = text ? { messageId, text } : undefined;
  let late: Refusal | undefined;
  await deps.cases.change(caseId, at, (file) => {
    const context = { file, at, deps };
    late = undefined;
    try {
      return answered(answer, context, said);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'no-open-meeting' || !said) throw error;
      late = error;
      return isSaid(file, said.text) ? undefined : applyPageMessage(context, said);
    }
  });
  if (late) throw late;
};

import { applyPageMessage } from '#cases/inbound-message/apply-page-message.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { chooseDate, declineDates } from '#domain/meetings/answer.ts';
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

/**
 * The customer takes one of the dates that were proposed, or says that none suits. Either is told to the owner at once; neither opens
 * or closes anything else. The same answer twice is one.
 *
 * Refuses: no-open-meeting, meeting-date-unfit.
 */
export const answerMeeting = async ({ caseId, number, date, message, key }: Input, deps: TrackDeps): Promise<void> => {
  const at = deps.clock.now();
  const messageId = keyedId(deps.newId(), key);
  const text = message?.trim();
  await deps.cases.change(caseId, at, (file) => {
    if (isMeetingAnswered(file, { number, date })) return undefined;
    const context = { file, at, deps };
    const answered =
      date === NONE
        ? declineDates(context, { number, ...(text && { messageId }) })
        : chooseDate(context, { number, date });
    // Words that come with an answer join the case as any others do, and its owner reads them.
    return combine(answered, text ? applyPageMessage(context, { messageId, text }) : undefined);
  });
};

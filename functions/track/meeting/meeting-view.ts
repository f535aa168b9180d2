import type { CaseFile } from '#domain/case/case-file.ts';
import { openMeeting } from '#domain/meetings/meeting.ts';
import { whoMeets } from '#domain/meetings/words.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Tracking } from '../contract.ts';
import type { ShowingDeps } from '../state-view.ts';

/** A meeting that waits for a date, while one can still be chosen, or that is to come. */
export const meetingView = (
  file: CaseFile,
  language: ReplyLanguage,
  { policy, clock }: ShowingDeps,
): Pick<Tracking, 'meeting'> => {
  const { head, texts } = file;
  const now = clock.now();
  const meeting = openMeeting(head);
  if (!meeting || head.blockedAt || head.setAsideAt) return {};
  const { number, how, chosen, whereTextId } = meeting;
  const where = texts.get(whereTextId ?? '');
  const dates = meeting.dates.filter((date) => date > now);
  const isOver = chosen === undefined ? dates.length === 0 : chosen <= now;
  if (isOver) return {};
  return {
    meeting: {
      ...{ number, how, who: whoMeets({ file, policy }, meeting, language) },
      ...{ state: chosen === undefined ? 'proposed' : 'chosen', dates },
      ...(where && { where }),
      ...(chosen && { chosen }),
    },
  };
};

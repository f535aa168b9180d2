import type { CaseFile } from '#domain/case/case-file.ts';
import { whoMeets } from '#domain/meetings/words.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskCase } from './contract.ts';

/** The newest meeting with the customer, and who can be at one from outside the company. */
export const meetingView = (
  file: CaseFile,
  language: ReplyLanguage,
  policy: Policy,
): Pick<DeskCase, 'meeting' | 'mediators'> => {
  const { meeting } = file.head;
  const mediators = policy.care.meetings.mediators.map(({ id, name }) => ({ id, name: name[language] }));
  return {
    ...(meeting && {
      meeting: omitUndefined({
        number: meeting.number,
        state: meeting.state,
        how: meeting.how,
        who: whoMeets({ file, policy }, meeting, language),
        dates: meeting.dates,
        chosen: meeting.chosen,
        where: file.texts.get(meeting.whereTextId ?? ''),
      }),
    }),
    ...(mediators.length > 0 && { mediators }),
  };
};

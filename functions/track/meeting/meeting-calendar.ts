import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { waysInWords } from '#domain/meetings/words.ts';
import { Refusal } from '#domain/refusal.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { calendarFile } from '#platform/icalendar.ts';
import type { ShowingDeps } from '../state-view.ts';

const TITLES: Record<ReplyLanguage, (company: string, reference: string) => string> = {
  es: (company, reference) => `Hablar con ${company} (${reference})`,
  en: (company, reference) => `Talk with ${company} (${reference})`,
};

/**
 * The date that the customer took, as a file for their calendar; of one that was called off, a file that says so. It holds the
 * company, the reference, when, how and where: no name, no link, and nothing of what the complaint is about, since calendars are
 * read by others. A later meeting of the case takes the place of the one before.
 * Refuses: no-open-meeting, where no date was taken.
 */
export const meetingCalendar = (
  { head, events, texts }: CaseFile,
  language: ReplyLanguage,
  { policy, clock }: ShowingDeps,
): string => {
  const { meeting, caseId, reference } = head;
  const isCancelled = meeting?.state === 'cancelled';
  if (meeting?.chosen === undefined || !(isCancelled || meeting.state === 'chosen'))
    throw new Refusal('no-open-meeting');
  const { number, how, chosen, whereTextId } = meeting;
  const taken = eventsOf(events, 'meeting-chosen').findLast(({ data }) => data.date === chosen);
  return calendarFile(
    {
      uid: `meeting.${caseId}`,
      sequence: 2 * number + (isCancelled ? 1 : 0),
      stamp: taken?.at ?? clock.now(),
      start: chosen,
      duration: policy.care.meetings.lasts,
      summary: TITLES[language](policy.company.name, reference),
      description: waysInWords[how][language],
      // On the phone there is no place, and what is written for one may be a number.
      ...(how !== 'phone' && { location: texts.get(whereTextId ?? '') }),
      isCancelled,
    },
    '-//Amends//Meeting//EN',
  );
};

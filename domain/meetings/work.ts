/** What the owner sees to: a customer who has chosen no date, who wants others, or the meeting itself and how it went. */
export type MeetingWork = 'unanswered' | 'other-dates' | 'held';

/** What work about a meeting is known by, beside its kind. */
export const meetingSubject = (work: MeetingWork, number: number): string => `${work}:${number}`;

/** The work that such a subject names. */
export const workIn = (subject: string): MeetingWork => subject.split(':')[0] as MeetingWork;

import { eventsOf } from '#domain/case/events.ts';
import { type Invariant, ofEachFile } from './observed.ts';

/** The dates of a meeting are answered once, by a customer to whom they stand; and nothing is answered of what was taken back. */
export const meetingsAnsweredOnce: Invariant = {
  name: 'a meeting is answered once',
  broken: ofEachFile(({ events }) =>
    eventsOf(events, 'meeting-chosen', 'meeting-declined').flatMap(({ seq, data: { number } }) => {
      const before = eventsOf(
        events.filter((event) => event.seq < seq),
        'meeting-chosen',
        'meeting-declined',
        'meeting-cancelled',
        'meeting-reported',
      );
      return before.some((one) => one.data.number === number) ? [`meeting ${number} is answered, and was over`] : [];
    }),
  ),
};

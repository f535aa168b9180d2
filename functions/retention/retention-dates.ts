import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { originalsOf } from '#domain/messages/attachments.ts';
import { isRecorded } from '#domain/messages/channel-facts.ts';
import { keptUntil } from '#domain/retention/kept-until.ts';
import { concludedAt, last, type RetentionDates } from '#domain/retention/retention.ts';
import type { Instant } from '#domain/time.ts';
import type { RetentionDeps } from './deps.ts';

/** Where the recordings and transcripts of a case lie that are still kept. The words in the case itself are not meant. */
export const recordingsOf = (file: CaseFile): { messageId: string; key: string }[] => {
  const gone = new Set(eventsOf(file.events, 'recordings-destroyed').flatMap(({ data }) => data.messageIds));
  const recorded = new Set(
    file.messages.flatMap(({ messageId, channel }) => (isRecorded(channels, channel) ? [messageId] : [])),
  );
  return originalsOf(file).filter(({ messageId }) => recorded.has(messageId) && !gone.has(messageId));
};

type Counted = Pick<RetentionDeps, 'policy' | 'clock' | 'law'>;

/** What the regime of the case says, in the time of this deployment. */
const byLaw = (
  { head, regime }: CaseFile,
  { what, answered }: { what: 'file' | 'recording'; answered: Instant },
  { policy, clock, law }: Counted,
): Instant | undefined => {
  const { receivedAt: received } = head;
  const kept = keptUntil(
    regime,
    {
      what,
      happened: {
        received,
        answered: clock.toCalendar(received, answered),
        closed: clock.toCalendar(received, answered),
      },
    },
    { law, zone: policy.company.zone },
  );
  return kept && clock.fromCalendar(received, kept);
};

/** Until when what is kept of a case; undefined while it is not concluded. A case that was no complaint serves no claim. */
export const datesOf = (file: CaseFile, deps: Counted): RetentionDates | undefined => {
  const { policy, clock } = deps;
  const concluded = concludedAt(file);
  if (!concluded) return undefined;
  const { blockAfter, keep, recordings } = policy.retention;
  const { closedAt, setAsideAt } = file.head;
  const workUntil = clock.after(concluded, blockAfter);
  const answeredAt = closedAt ?? concluded;
  return {
    workUntil,
    recordingsUntil: last(
      clock.after(answeredAt, recordings),
      byLaw(file, { what: 'recording', answered: answeredAt }, deps),
    ),
    keepUntil: setAsideAt
      ? workUntil
      : last(workUntil, byLaw(file, { what: 'file', answered: answeredAt }, deps) ?? clock.after(answeredAt, keep)),
  };
};

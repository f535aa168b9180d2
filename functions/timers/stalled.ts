import { lookSoon } from '#cases/store/watched.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import { eventsOf } from '#domain/case/events.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import type { TimerDeps } from './deps.ts';

const isKnown = ({ events }: CaseFile, execution: string): boolean =>
  events.some(({ type, data }) => type === 'stalled' && data.execution === execution);

/** Whether the watch stopped it itself, with those it ran, to begin it again. */
const wasReplaced = ({ events }: CaseFile, execution: string): boolean =>
  eventsOf(events, 'resumed').some(
    ({ data: { before } }) => execution === before || /^-(settle|consult)/.test(execution.replace(before, '')),
  );

/**
 * An execution stopped: the watch looks at it at once, the case is marked, and a supervisor is notified. Once for each execution; where a child execution
 * fails its parent, one notice is enough.
 */
export const stalled = async (
  { caseId, execution }: Extract<TimerEvent, { timer: 'stalled' }>,
  { table, cases, clock, policy, deskUrl }: TimerDeps,
): Promise<void> => {
  const at = clock.now();
  await lookSoon(table, caseId, at);
  await cases.change(caseId, at, (file) => {
    // The execution of a case that was set aside for good times out some day, and that needs no attention.
    if (isKnown(file, execution) || wasReplaced(file, execution) || file.head.setAsideAt) return undefined;
    const { head } = file;
    const person = head.stalledAt ? undefined : supervisorOf(policy, head.owner, dayOf(policy, at));
    const notice =
      person &&
      staffNotice(policy, head, {
        to: person,
        messageId: `stalled-${head.seq}`,
        at,
        template: 'staff-stalled',
        deskUrl,
      });
    return combine(
      {
        set: { stalledAt: head.stalledAt ?? at },
        events: [{ type: 'stalled', actor: { kind: 'system' }, data: { execution } }],
      },
      notice,
    );
  });
};

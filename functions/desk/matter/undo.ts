import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { followingMessages, namedMerged, parted } from '#domain/case/merge.ts';
import { resume } from '#domain/case/park.ts';
import { returnMeeting } from '#domain/meetings/carry.ts';
import { Refusal } from '#domain/refusal.ts';
import { returnedRequestsForData } from '#domain/tasks/carry-data-requests.ts';
import type { User } from '#domain/tasks/decide.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import type { DeskDeps } from '../contract.ts';
import type { CaseReference, Undo } from './contract.ts';
import { keysOf, takenBack } from './copied-messages.ts';
import { mergeCase, storedCase } from './merge.ts';

const mergedIn = ({ events }: CaseFile, from: CaseFile) =>
  eventsOf(events, 'merged-in').findLast(({ data }) => data.from === from.head.caseId);

/** The other case gives back what it took in. What came in since the merge stays with it. */
const reduced = (into: CaseFile, from: CaseFile, { user, secret }: { user: User; secret: string }): Change => {
  const { head } = into;
  const merged = mergedIn(into, from);
  const { gained = [], before } = merged?.data ?? {};
  const gone = new Set(keysOf(from.head));
  const leave = new Set([from.head.caseId, ...(from.head.merged ?? []).map(({ caseId }) => caseId)]);
  const complainant = parted(into.complainant, from.complainant, gained);
  const own = new Set(customerKeys(secret, complainant));
  const brought = new Set((from.head.identities ?? []).map(({ key }) => key).filter((key) => !own.has(key)));
  return {
    set: {
      ...before,
      merged: (head.merged ?? []).filter(({ caseId }) => !leave.has(caseId)),
      alsoKnownAs: (head.alsoKnownAs ?? []).filter((key) => !gone.has(key)),
      identities: (head.identities ?? []).filter(({ key }) => !brought.has(key)),
    },
    events: [{ type: 'merge-undone', actor: { kind: 'person', id: user.id }, data: { from: from.head.caseId } }],
    items: [
      { kind: 'complainant', complainant },
      ...followingMessages(from.messages).flatMap((message) => takenBack(from.head, into, message)),
    ],
  };
};

const undoMerge = async (
  { caseId, into, user }: { caseId: string; into: string; user: User },
  deps: DeskDeps,
): Promise<void> => {
  const { current: secret } = await deps.identity();
  const at = deps.clock.now();
  await deps.cases.changeBoth(
    [
      { caseId, allMessages: true },
      { caseId: into, allMessages: true },
    ],
    at,
    (from, other) => {
      if (from.head.mergedInto !== into) throw new Refusal('merge-undone-before');
      if (other.head.mergedInto) throw new Refusal('merged-further');
      const event = { type: 'merge-undone', actor: { kind: 'person', id: user.id }, data: { into } } as const;
      const { gives, gets, tasks } = returnMeeting(
        { file: from, at, deps },
        other,
        mergedIn(other, from)?.data.meeting,
      );
      const asked = returnedRequestsForData(from, other);
      const resumed = tasks.filter(({ taskId }) => !asked.answered.some((task) => task.taskId === taskId));
      return [
        combine(resume({ ...from, tasks: resumed }, deps), { events: [event] }, gets, asked.gets),
        combine(reduced(other, from, { user, secret }), gives, asked.gives),
      ];
    },
  );
};

/** Refuses: nothing-to-undo, with what was merged into the case. */
export const demandUndoable = ({ head }: Pick<CaseFile, 'head'>): void => {
  const merged = namedMerged(head);
  if (!head.mergedInto && !head.splitFrom)
    throw new Refusal('nothing-to-undo', { details: { ...(merged && { merged }) } });
};

/**
 * Takes back the last merge of a case, or its being split off: what was split off is merged into where it came from.
 * Refuses: no-such-case, nothing-to-undo, merge-undone-before, merged-further, and as a merge does.
 */
export const undo = async (
  { caseId, reason = 'undo', user }: Undo & { caseId: string; user: User },
  deps: DeskDeps,
): Promise<CaseReference> => {
  const { head } = await storedCase(caseId, deps);
  demandUndoable({ head });
  if (head.mergedInto) await undoMerge({ caseId, into: head.mergedInto, user }, deps);
  else if (head.splitFrom) return mergeCase({ caseId, into: head.splitFrom, reason, user }, deps);
  return { caseId, reference: head.reference };
};

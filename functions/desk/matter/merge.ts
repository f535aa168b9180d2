import { caseIdsAt } from '#cases/store/look-ups.ts';
import { channels } from '#channels/names.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { joinedIdentities } from '#domain/case/identity.ts';
import { CASE_ID } from '#domain/case/ids.ts';
import { linkVersion } from '#domain/case/links.ts';
import { followingMessages, joinedCustomer, mergeBlocker, mergedBefore, stricter } from '#domain/case/merge.ts';
import { asOtherPerson } from '#domain/case/other-person.ts';
import { park } from '#domain/case/park.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import type { Task } from '#domain/case/task.ts';
import { actsOf } from '#domain/four-eyes/rule.ts';
import { carryMeeting, demandOneMeeting } from '#domain/meetings/carry.ts';
import { messagesWithFiles } from '#domain/messages/attachments.ts';
import { customerWords } from '#domain/messages/customer-words.ts';
import { announceOwnerAnew } from '#domain/messages/owner-changed.ts';
import { joinedConcerned } from '#domain/people/fold-concerned.ts';
import { passOnFromConcerned } from '#domain/people/pass-on.ts';
import { Refusal } from '#domain/refusal.ts';
import { askPerson, openRequest } from '#domain/tasks/ask-person.ts';
import { carriedRequestsForData } from '#domain/tasks/carry-data-requests.ts';
import type { User } from '#domain/tasks/decide.ts';
import { hastenExamination } from '#domain/tasks/examination-due.ts';
import type { Instant } from '#domain/time.ts';
import { callContextOf } from '#domain/urgent/danger-in-words.ts';
import { openCall, openCallOf } from '#domain/urgent/open-call.ts';
import type { DeskDeps } from '../contract.ts';
import type { CaseReference, Merge } from './contract.ts';
import { copied, keysOf } from './copied-messages.ts';
import { passOnApprovals } from './pass-on-approvals.ts';
import { demandKnown, type Merging, ofPerson, togetherLetter, writersOf } from './two-people.ts';

export type MergeInput = Merge & { caseId: string; user: User };

/** A merge is one transaction, and that holds a hundred writes. */
const MOST_MESSAGES = 35;

/** The case somebody names, by id or by reference, or what it was merged into. Refuses: no-such-case. */
export const namedCase = async (name: string, { cases, table }: DeskDeps): Promise<Case> => {
  const [caseId = ''] = CASE_ID.test(name)
    ? [name]
    : await caseIdsAt(table, [{ kind: 'reference', reference: name.toUpperCase() }]);
  const head = CASE_ID.test(caseId) ? await resolveMergedHead(cases, caseId) : undefined;
  if (!head) throw new Refusal('no-such-case');
  return head;
};

/** The case itself, merged or not. Refuses: no-such-case. */
export const storedCase = async (caseId: string, { cases }: DeskDeps): Promise<CaseFile> => {
  const file = CASE_ID.test(caseId) ? await cases.load(caseId) : undefined;
  if (!file) throw new Refusal('no-such-case');
  return file;
};

/** Refuses with what is in the way. */
export const demandMergeable = (file: CaseFile): void => {
  const why = mergeBlocker(file);
  if (why)
    throw new Refusal(why.code, { title: why.en, es: why.es, errors: [{ pointer: '', message: why.es, says: why }] });
};

const tooLarge = (): Refusal =>
  new Refusal('case-too-large', {
    title: `A case of more than ${MOST_MESSAGES} messages is merged the other way round`,
  });

const demandTarget = (from: CaseFile, into: CaseFile): void => {
  if (into.head.setAsideAt || into.head.closedAt) throw new Refusal('merge-target-not-open');
  if (followingMessages(from.messages).length > MOST_MESSAGES) throw tooLarge();
};

/** The merged case becomes a stub: all of it stays, and whatever is said to it goes on to the other. */
const mergedStub = (from: CaseFile, into: Case, merging: Merging): Change => {
  const { user, reason, reasonTextId, at } = merging;
  return combine(
    park(from, 'merged', at),
    {
      set: { mergedInto: into.caseId },
      events: [
        {
          type: 'merged',
          actor: { kind: 'person', id: user.id },
          data: { into: into.caseId, was: from.head.status, reasonTextId },
        },
      ],
      items: [{ kind: 'text', textId: reasonTextId, text: reason }],
    },
    merging.isAnothers && togetherLetter(from, { owner: into.owner, trackingUrl: merging.urls.from }, merging),
  );
};

/** An urgent call that nobody has made yet goes on in the other case, by the date it had: no time is won by merging. */
const carriedCall = (merge: { into: CaseFile; from: CaseFile; call: Task; at: Instant; deps: DeskDeps }) => {
  const { into, from, call, at, deps } = merge;
  const needed = eventsOf(from.events, 'call-needed').findLast(({ data }) => data.taskId === call.taskId);
  const context = { file: into, at, deps: { ...deps, channels } };
  const because = needed?.data.because ?? [];
  return openCall(callContextOf(context, customerWords(from)), { because, dueAt: call.dueAt });
};

/** How the case that takes another in names it. */
const namedIn = (from: CaseFile, isAnothers: boolean) => ({
  ...{ caseId: from.head.caseId, reference: from.head.reference },
  ...(isAnothers && { isAnothers }),
  ...(messagesWithFiles(from).length === 0 && { noFiles: true as const }),
});

/**
 * The other case takes in the messages, the ways to reach the customer, the earlier date and the higher severity, the call
 * that the customer still waits for, and the dates of a meeting that they were offered or took.
 */
const enlarged = (target: CaseFile, from: CaseFile, merging: Merging): Change => {
  const { user, reason, reasonTextId, at, isAnothers, deps } = merging;
  const concerned = joinedConcerned(target.head.concerned, from.head.concerned);
  const into = { ...target, head: { ...target.head, ...(concerned && { concerned }) } };
  const { head } = into;
  const { caseId } = from.head;
  const { complainant, gained } = isAnothers
    ? { complainant: into.complainant, gained: [] }
    : joinedCustomer(into.complainant, from.complainant);
  const strict = stricter(deps.policy, head, from.head);
  const [sooner = head.answerBy] = [head.answerBy, from.head.answerBy].sort();
  const before = strict.severity && head.severity ? { severity: head.severity } : {};
  const knownAs = [...new Set([...(head.alsoKnownAs ?? []), ...keysOf(from.head)])];
  // What another person asked for goes on, and the customer of this case is not written to about it.
  const theirs = <One extends Change>(part: One): One => (isAnothers ? asOtherPerson(part, caseId) : part);
  const { carried: meeting, change: meetings } = carryMeeting({ file: into, at, deps }, from, isAnothers);
  const wanted = openRequest(from);
  const call = openCallOf(from.tasks);
  return combine(
    {
      set: {
        ...strict,
        ...(concerned && { concerned }),
        merged: [...(head.merged ?? []), namedIn(from, isAnothers), ...mergedBefore(from.head, isAnothers)],
        alsoKnownAs: knownAs.filter((key) => key !== head.customerKey),
        identities: joinedIdentities(head.identities, writersOf(from.head, isAnothers)),
      },
      events: [
        {
          type: 'merged-in',
          actor: { kind: 'person', id: user.id },
          data: {
            from: from.head.caseId,
            reference: from.head.reference,
            answerBy: from.head.answerBy,
            gained,
            before,
            acts: actsOf(from),
            ...(meeting && { meeting }),
            reasonTextId,
          },
        },
      ],
      items: [
        { kind: 'complainant', complainant },
        { kind: 'text', textId: reasonTextId, text: reason },
        ...followingMessages(from.messages).flatMap((message) =>
          copied(from, head, ofPerson(message, caseId, isAnothers)),
        ),
      ],
    },
    passOnApprovals(into, from, merging),
    meetings,
    passOnFromConcerned({ file: into, at, deps }),
    isAnothers && togetherLetter(into, { owner: head.owner, trackingUrl: merging.urls.into }, merging),
    wanted && theirs(askPerson({ file: { ...into, complainant }, at, deps: { ...deps, channels } }, wanted)),
    !isAnothers &&
      from.head.owner !== head.owner &&
      head.owner !== undefined &&
      announceOwnerAnew(
        { file: { ...into, complainant }, at, deps: { ...deps, channels } },
        head.owner,
        merging.urls.into,
      ),
    hastenExamination({ head: { ...head, ...strict, answerBy: sooner }, tasks: into.tasks }, at, deps),
    call &&
      !openCallOf(into.tasks) &&
      theirs(combine(carriedCall({ into: { ...into, complainant }, from, call, at, deps }))),
    carriedRequestsForData({ file: into, at, deps }, from, isAnothers),
  );
};

/**
 * Makes two cases one: the same matter, told twice. Both change in one transaction, on condition that neither moved since
 * it was read, so two people who merge in opposite directions at once end with one case and one refusal.
 * Refuses: no-such-case, same-case, different-people, merge-target-not-open, case-too-large, meeting-pending, and with what is in the
 * way.
 */
export const mergeCase = async (
  { caseId, into: name, reason, user, ...known }: MergeInput,
  deps: DeskDeps,
): Promise<CaseReference> => {
  const at = deps.clock.now();
  const target = await namedCase(name, deps);
  if (target.caseId === caseId) throw new Refusal('same-case');
  const { head } = await storedCase(caseId, deps);
  if (head.mergedInto === target.caseId) return { caseId: target.caseId, reference: target.reference };
  const urlOf = (one: Case) => deps.trackingUrl(one.caseId, { version: linkVersion(one) });
  const urls = { from: await urlOf(head), into: await urlOf(target) };
  const shared = { user, reason, reasonTextId: `merge-${deps.newId()}`, at, urls, deps };
  const { said = 0 } = head.correspondence ?? {};
  if (said > MOST_MESSAGES) throw tooLarge();
  await deps.cases.changeBoth([{ caseId, allMessages: true }, target.caseId], at, (from, into) => {
    demandMergeable(from);
    demandTarget(from, into);
    const isAnothers = demandKnown(from, into, known);
    demandOneMeeting(from, into, isAnothers);
    const merging = { ...shared, isAnothers };
    return [mergedStub(from, into.head, merging), enlarged(into, from, merging)];
  });
  return { caseId: target.caseId, reference: target.reference };
};

import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, type ChangePart, combine, textItem } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Message } from '#domain/case/message.ts';
import { resume } from '#domain/case/park.ts';
import { reopenCase } from '#domain/case/reopen.ts';
import type { Task } from '#domain/case/task.ts';
import { Refusal } from '#domain/refusal.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { Finding } from '#domain/tone/check-tone.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import { caseOfMessages, fromCustomer } from '../matter/case-of-messages.ts';
import type { CaseReference } from '../matter/contract.ts';
import { severityFor } from '../matter/set-kind.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { ReplyDecision } from './contract.ts';
import { notedReceipt, ownWords } from './customer-letter.ts';

export type ReplyInput = ReplyDecision & { taskId: string; user: User };

/** What was settled before the case is looked at: ids, links, and how the words for the customer read. */
type Prepared = { input: ReplyInput; ids: CaseReference; messageId: string; trackingUrl: string; tone: Finding[] };

/** What a decision adds to the case, and the case that begins by it. */
type Effect = { part: ChangePart; opens?: NonNullable<Change['opens']> };

type Decision = Prepared & { context: DeskContext; task: Task; reasonTextId: string };

/** So many of the last messages are looked through for what a case of its own begins with. */
const LOOKED_AT = 200;

const textIdOf = ({ tasks }: CaseFile, taskId: string): string | undefined =>
  tasks.find((task) => task.taskId === taskId)?.textId;

const actor = ({ user }: ReplyInput) => ({ kind: 'person', id: user.id }) as const;

/** The words that the task asks about, and all that the customer said since. */
const wordsOf = ({ messages }: CaseFile, task: Task): Message[] => {
  const first = messages.find(({ textId }) => textId === task.textId);
  const from = first?.at ?? task.openedAt ?? task.plannedAt;
  return messages
    .filter((message) => fromCustomer(message) && message.status !== 'noted' && message.at >= from)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
};

/** A closed case begins another cycle; one that was set aside is a complaint after all, and goes on where it stood. */
const reopened = ({ context, task, input, reasonTextId }: Decision): ChangePart => {
  const { file, deps } = context;
  if (!file.head.setAsideAt)
    return reopenCase(context, { because: 'customer-words', actor: actor(input), deciding: task, reasonTextId });
  const severity = severityFor('complaint', file);
  const data = { from: file.head.kind ?? 'unknown', to: 'complaint', reasonTextId } as const;
  return combine(resume(file, deps), {
    set: { kind: 'complaint', ...(severity && { severity }) },
    events: [{ type: 'kind-changed', actor: actor(input), data }],
  });
};

/** The words begin a case of their own, whose dates count from when they were written. Refuses: split-unfit. */
const linked = ({ context, task, input, ids }: Decision): Effect => {
  const moved = wordsOf(context.file, task);
  if (moved.length === 0) throw new Refusal('split-unfit', { title: 'These words cannot begin a case of their own' });
  return {
    part: {
      items: moved.map((message) => ({ kind: 'message-change', message, set: { movedTo: ids.caseId } }) as const),
    },
    opens: caseOfMessages(context, { moved, ids, from: 'linked', user: input.user }),
  };
};

/** The case stays as it is; its personal data is looked at again, since nobody waits for it any more. */
const stays = ({ context: { file, at } }: Decision): ChangePart =>
  file.head.setAsideAt || file.head.status === 'kept' ? { items: [{ kind: 'retention-date', dueAt: at }] } : {};

const effectOf = (decision: Decision): Effect => {
  switch (decision.input.decision) {
    case 'reopen':
      return { part: reopened(decision) };
    case 'linked-case': {
      const { part, opens } = linked(decision);
      return { part: combine(part, stays(decision)), ...(opens && { opens }) };
    }
    case 'note':
      return { part: stays(decision) };
  }
};

/** What the customer is written. Who is noted always reads of it; nothing is written to those who advertise. */
const letterOf = ({ context, input, messageId, trackingUrl }: Decision) => {
  const letter = { messageId, message: input.message, user: input.user, trackingUrl };
  const isOwed = input.decision === 'note' && context.file.head.kind !== 'spam';
  return ownWords(context, letter) ?? (isOwed ? notedReceipt(context, letter) : undefined);
};

const changeOf = (decision: Decision): Change => {
  const { context, task, input, ids, reasonTextId, tone } = decision;
  const { opens, part } = effectOf(decision);
  const letter = letterOf(decision);
  const change = combine(
    {
      events: [
        {
          type: 'reply-decided',
          actor: actor(input),
          data: {
            taskId: task.taskId,
            decision: input.decision,
            reasonTextId,
            ...(opens && { into: ids.caseId }),
            ...(letter && { messageId: letter.message.messageId }),
            ...toneData(tone),
          },
        },
      ],
      items: [decided(task, { by: input.user.id, at: context.at }), textItem(reasonTextId, input.reason)],
    },
    part,
    letter,
  );
  return opens ? { ...change, opens } : change;
};

/** What a decision about later words leads to. */
export type ReplyRecorded = { caseId: string; reference: string; tone: Finding[] };

/**
 * A person decides what becomes of words that came after the case had ended: it is opened again, a linked case begins with
 * them, or they are noted and the customer reads who read them.
 *
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, tone-wrong, split-unfit.
 */
export const recordReply = async (input: ReplyInput, deps: DeskDeps): Promise<ReplyRecorded> => {
  const { taskId, user, message, acceptTone = false } = input;
  const { cases, clock, policy, newId, newReference } = deps;
  const before = await requireTask(cases, taskId);
  const { head } = before;
  const { caseId, reference, replyLanguage } = head;
  const tone = checkedTone(textsAt({ '/message': message }), { user, language: replyLanguage, acceptTone }, policy);
  const at = clock.now();
  const prepared: Prepared = {
    input,
    ids: { caseId: newId(), reference: newReference() },
    messageId: newId(),
    trackingUrl: await deps.trackingUrl(caseId, { version: linkVersion(head) }),
    tone,
  };
  const which = { caseId: caseIdOf(taskId), messages: [textIdOf(before, taskId)], recent: LOOKED_AT };
  await cases.change(which, at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    return changeOf({ ...prepared, context: { file, at, deps }, task, reasonTextId: `reply-reason-${taskId}` });
  });
  return { ...(input.decision === 'linked-case' ? prepared.ids : { caseId, reference }), tone };
};

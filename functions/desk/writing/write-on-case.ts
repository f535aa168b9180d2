import { channels } from '#channels/names.ts';
import type { Case } from '#domain/case/case.ts';
import { combine } from '#domain/case/change.ts';
import type { Message } from '#domain/case/message.ts';
import { isAnothers } from '#domain/case/other-person.ts';
import { customerMessage } from '#domain/messages/customer-message.ts';
import { heldBack } from '#domain/messages/hold-back.ts';
import { demandSeen, readingUpTo } from '#domain/messages/newer-words.ts';
import { noteMessage } from '#domain/messages/note.ts';
import { updateAfter } from '#domain/promises/next-update.ts';
import { openUpdates } from '#domain/promises/update.ts';
import { Refusal } from '#domain/refusal.ts';
import { cancelTasks } from '#domain/tasks/cancel.ts';
import { requireCase, signatureOf } from '#domain/tasks/decide.ts';
import type { Finding } from '#domain/tone/check-tone.ts';
import type { DeskDeps } from '../contract.ts';
import type { MessageToCustomer, NoteForTeam } from './contract.ts';
import { checkedTone, textsAt } from './customer-texts.ts';
import { noticesOfNote } from './note-notices.ts';
import { idOfRequest, type RepeatableRequest, writtenBefore } from './repeated.ts';
import { toneData } from './tone.ts';

export type NoteInput = NoteForTeam & RepeatableRequest;

/**
 * Keeps a note for the team. It is never sent; whoever has the case or something to decide in it hears of another's.
 * Refuses: no-such-case, idempotency-key-reused.
 */
export const addNote = async (input: NoteInput, deps: DeskDeps): Promise<{ messageId: string }> => {
  const { cases, clock, newId } = deps;
  const { text, user } = input;
  const { caseId } = (await requireCase(cases, input.caseId)).head;
  const at = clock.now();
  let messageId = idOfRequest('note', { ...input, caseId }, newId);
  const note = noteMessage(messageId, at);
  const kept = text;
  await cases.change(caseId, at, (file) => {
    const before = writtenBefore(file, 'note-added', {
      ...input,
      messageId: note.messageId,
      text: kept,
      words: text,
      at,
    });
    messageId = before?.messageId ?? note.messageId;
    if (before) return undefined;
    return combine(
      {
        events: [{ type: 'note-added', actor: { kind: 'person', id: user.id }, data: { messageId } }],
        items: [
          { kind: 'message', message: note },
          { kind: 'text', textId: messageId, text: kept },
        ],
      },
      noticesOfNote({ file, at, deps }, { messageId, by: user.id }),
    );
  });
  return { messageId };
};

export type MessageInput = MessageToCustomer & RepeatableRequest;

/** What is on its way, with what the tone check found. */
export type MessageQueued = {
  messageId: string;
  nextWordBy?: string;
  channel: string;
  undoUntil?: string;
  tone: Finding[];
};

/** The merged case of another person. Refuses: value-unknown. */
const caseOfPerson = (head: Case, person: string): string => {
  if (isAnothers(head, person)) return person;
  throw new Refusal('value-unknown', {
    title: 'No case of another person with that id was merged into this one',
    errors: [{ pointer: '/person', message: 'must be the id of a merged case of another person' }],
  });
};

/**
 * Writes to the customer, by the best way there is; by one that can wait, after a moment in which the writer can take it back. This is the next word we promised, so the date of the following one
 * moves; a closed case has no such promise any more. A request that comes twice writes once.
 * Refuses: no-such-case, tone-wrong where the writer did not insist, words-unseen where the customer has said more than the
 * writer says they have read, idempotency-key-reused.
 */
export const writeToCustomer = async (input: MessageInput, deps: DeskDeps): Promise<MessageQueued> => {
  const { text, acceptTone = false, seenUpTo, user } = input;
  const { cases, clock, policy, newId, trackingUrl } = deps;
  const merged = (await requireCase(cases, input.caseId)).head;
  const { replyLanguage } = merged;
  const caseId = input.person === undefined ? merged.caseId : caseOfPerson(merged, input.person);
  const tone = checkedTone(textsAt({ '/text': text }), { user, language: replyLanguage, acceptTone }, policy);
  const at = clock.now();
  const draft = {
    ...{ messageId: idOfRequest('message', { ...input, caseId }, newId), at, text },
    trackingUrl: await trackingUrl(caseId),
  };
  let sent: Pick<Message, 'messageId' | 'channel' | 'held'> = { messageId: draft.messageId, channel: '' };
  const after = await cases.change({ caseId, ...readingUpTo(seenUpTo) }, at, (file) => {
    const signedBy = signatureOf(policy, user.id);
    const letter = customerMessage(file, { policy, channels }, { ...draft, signedBy });
    const queued = heldBack(file, { ...letter, words: text }, { by: user.id, at, deps: { policy, clock, channels } });
    const { messageId } = draft;
    const before = writtenBefore(file, 'message-sent', { ...input, messageId, text: queued.text, words: text, at });
    sent = before ?? queued.message;
    if (before) return undefined;
    if (input.person === undefined) demandSeen(file, seenUpTo);
    return combine(
      {
        set: updateAfter({ file, at, deps: { policy, clock } }),
        events: [
          { type: 'message-sent', actor: { kind: 'person', id: user.id }, data: { messageId, ...toneData(tone) } },
        ],
      },
      input.person === undefined && cancelTasks(openUpdates(file, 'answer', 'promise'), 'customer-updated'),
      queued,
    );
  });
  const { messageId, channel, held } = sent;
  return {
    messageId,
    ...(!after.closedAt && { nextWordBy: after.nextWordBy }),
    channel,
    ...(held && { undoUntil: held.until }),
    tone,
  };
};

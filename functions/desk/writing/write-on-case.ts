import { channels } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import type { Message } from '#domain/case/message.ts';
import { messageText } from '#domain/messages/compose.ts';
import { customerMessage } from '#domain/messages/customer-message.ts';
import { nameOf, requireCase, type User } from '#domain/tasks/decide.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import type { Finding } from '#domain/tone/check-tone.ts';
import type { DeskDeps } from '../contract.ts';
import type { MessageToCustomer, NoteForTeam } from './contract.ts';
import { demandTone, toneData, toneOf } from './tone.ts';

export type NoteInput = NoteForTeam & { caseId: string; user: User };

/** Keeps a note for the team. It is never sent. */
export const addNote = async (
  { caseId: named, text, user }: NoteInput,
  { cases, clock, newId }: DeskDeps,
): Promise<{ messageId: string }> => {
  const { caseId } = (await requireCase(cases, named)).head;
  const at = clock.now();
  const messageId = newId();
  const note: Message = {
    messageId,
    // Not `in`: what comes in are the customer's words, and rules read them.
    direction: 'out',
    audience: 'note',
    channel: 'desk',
    at,
    textId: messageId,
    status: 'noted',
  };
  await cases.change(caseId, at, () => ({
    events: [{ type: 'note-added', actor: { kind: 'person', id: user.id }, data: { messageId } }],
    items: [
      { kind: 'message', message: note },
      { kind: 'text', textId: messageId, text: messageText('', text) },
    ],
  }));
  return { messageId };
};

export type MessageInput = MessageToCustomer & { caseId: string; user: User };

/**
 * Writes to the customer, by the best way there is. This is the next word we promised, so the date of the following one
 * moves; a closed case has no such promise any more.
 * Refuses: no-such-case, tone-wrong where the writer did not insist.
 */
export const writeToCustomer = async (
  { caseId: named, text, acceptTone = false, user }: MessageInput,
  { cases, clock, policy, newId, trackingUrl }: DeskDeps,
): Promise<{ messageId: string; nextWordBy?: string; channel: string; tone: Finding[] }> => {
  const { caseId, replyLanguage } = (await requireCase(cases, named)).head;
  const tone = toneOf({ text, language: replyLanguage, user }, policy);
  demandTone(tone, acceptTone);
  const at = clock.now();
  const messageId = newId();
  const url = await trackingUrl(caseId);
  let channel = '';
  const after = await cases.change(caseId, at, (file) => {
    const { head } = file;
    const signedBy = nameOf(policy, head.owner ?? user.id);
    const queued = customerMessage(file, { policy, channels }, { messageId, at, text, signedBy, trackingUrl: url });
    channel = queued.message.channel;
    return combine(
      {
        set: head.closedAt ? {} : { nextWordBy: nextWordAfter(head, at, { policy, clock }) },
        events: [
          { type: 'message-sent', actor: { kind: 'person', id: user.id }, data: { messageId, ...toneData(tone) } },
        ],
      },
      queued,
    );
  });
  return { messageId, ...(!after.closedAt && { nextWordBy: after.nextWordBy }), channel, tone };
};
